/** What a step says, wherever it stands: in a template, in a request, in the routing of a work order. Minutes are never negative. */
export interface StepContent {
  operationId: string
  /** Markdown. */
  instructions: string
  pictureHashes: readonly string[]
  setUpMinutes: number
  runMinutes: number
  runPer: 'piece' | 'load'
  /** Where it may be done; empty: at every station of the operation. */
  stationIds: readonly string[]
}

/** A step as somebody asks for it: what is left out is empty. */
export type StepAsked = Pick<StepContent, 'operationId'> & { [K in keyof StepContent]?: StepContent[K] | undefined }

export function stepContent(asked: StepAsked): StepContent {
  return {
    operationId: asked.operationId.toLowerCase(),
    instructions: asked.instructions ?? '',
    pictureHashes: asked.pictureHashes ?? [],
    setUpMinutes: asked.setUpMinutes ?? 0,
    runMinutes: asked.runMinutes ?? 0,
    runPer: asked.runPer ?? 'piece',
    stationIds: (asked.stationIds ?? []).map((id) => id.toLowerCase()),
  }
}

/** Whether two steps say the same. */
export function sameContent(a: StepContent, b: StepContent): boolean {
  return (
    a.operationId === b.operationId &&
    a.instructions === b.instructions &&
    a.setUpMinutes === b.setUpMinutes &&
    a.runMinutes === b.runMinutes &&
    a.runPer === b.runPer &&
    sameList(a.pictureHashes, b.pictureHashes) &&
    sameList([...a.stationIds].sort(), [...b.stationIds].sort())
  )
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index])
}
