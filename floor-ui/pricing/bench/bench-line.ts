import type { BodyOf } from '#api/contract/endpoint.ts'
import type { priceEndpoints } from '#api/contract/prices.ts'
import type { Material, Process } from '../../settings/processes/process-data.ts'
import type { EquationOwner } from '../owners.ts'
import type { PostProcess } from '../pricing-data.ts'

/** What is tried on the bench: a part of the shop, or a block of three sides. */
export type BenchPart =
  | { kind: 'revision'; revisionId: string; name: string; pictureUrl: string | null }
  | { kind: 'block'; width: number; height: number; length: number }

/** One line of the basket on the bench. */
export interface BenchLine {
  key: string
  part: BenchPart
  processId: string
  materialId: string | null
  color: string | null
  infillId: string | null
  precisionId: string | null
  postProcessIds: string[]
  quantity: number
  /** Values typed in place of computed ones, by the variable's name. */
  variables: Record<string, number>
  postProcessVariables: Record<string, Record<string, number>>
}

export type AskedLine = BodyOf<typeof priceEndpoints.price>['lines'][number]

export const plainBlock = { kind: 'block', width: 80, height: 60, length: 20 } as const satisfies BenchPart

export interface Catalogue {
  processes: readonly Process[]
  materials: readonly Material[]
  postProcesses: readonly PostProcess[]
}

/** A line for an owner's equation, with the process, material and post-process that it prices. */
export function beginLine(
  owner: EquationOwner,
  part: BenchPart,
  catalogue: Catalogue,
  wish: LineWish = {},
): BenchLine | null {
  const possible = processesFor(owner, catalogue)
  const process = possible.find((each) => each.id === wish.processId) ?? possible[0]
  if (!process) return null
  const materials = catalogue.materials.filter((each) => each.processId === process.id)
  const material = materials.find((each) => each.id === wish.materialId) ?? materials[0]
  return {
    key: crypto.randomUUID(),
    part,
    processId: process.id,
    materialId: material?.id ?? null,
    color:
      wish.color && material?.colors.some(({ name }) => name === wish.color)
        ? wish.color
        : (material?.colors[0]?.name ?? null),
    infillId: null,
    precisionId: null,
    postProcessIds: owner.scope === 'POST_PROCESS' && owner.ownerId ? [owner.ownerId] : [],
    quantity: wish.quantity ?? 10,
    variables: {},
    postProcessVariables: {},
  }
}

export interface LineWish {
  processId?: string | null | undefined
  materialId?: string | null | undefined
  color?: string | null | undefined
  quantity?: number | undefined
}

/** The processes whose parts an owner's equation is asked about. */
export function processesFor(owner: EquationOwner, { processes, postProcesses }: Catalogue): readonly Process[] {
  if (owner.scope === 'PROCESS') return processes.filter((each) => each.id === owner.ownerId)
  if (owner.scope === 'ORDER') return processes
  const ids = postProcesses.find((each) => each.id === owner.ownerId)?.processIds ?? []
  return processes.filter((each) => ids.includes(each.id))
}

/** A line as the server is asked about it. */
export function askedLine(line: BenchLine, quantities: readonly number[] | null): AskedLine {
  const { key: _key, part, ...rest } = line
  return { ...rest, ...partAsked(part), ...(quantities ? { quantities: [...quantities] } : {}) }
}

function partAsked(part: BenchPart): Pick<AskedLine, 'partRevisionId' | 'geometry'> {
  if (part.kind === 'revision') return { partRevisionId: part.revisionId }
  const { width, height, length } = part
  return {
    geometry: {
      name: partName(part),
      width,
      height,
      length,
      volume: width * height * length,
      area: 2 * (width * height + height * length + length * width),
      minWallThickness: Math.min(width, height, length),
      meanWallThickness: Math.min(width, height, length),
      maxWallThickness: Math.min(width, height, length),
    },
  }
}

/** "Block 80 × 60 × 20 mm" */
export function partName(part: BenchPart): string {
  return part.kind === 'revision' ? part.name : `Block ${part.width} × ${part.height} × ${part.length} mm`
}

/** The line with a value typed over a variable, or without it. */
export function withVariable(
  line: BenchLine,
  postProcessId: string | null,
  name: string,
  value: number | null,
): BenchLine {
  const put = (values: Record<string, number>) => {
    const { [name]: _before, ...others } = values
    return value === null ? others : { ...others, [name]: value }
  }
  if (postProcessId === null) return { ...line, variables: put(line.variables) }
  const own = put(line.postProcessVariables[postProcessId] ?? {})
  return { ...line, postProcessVariables: { ...line.postProcessVariables, [postProcessId]: own } }
}
