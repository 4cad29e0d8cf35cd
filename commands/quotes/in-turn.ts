const turns = new Map<string, Promise<unknown>>()

/**
 * Runs acts on the same thing one after another in this process, in order of arrival, so that they do not overtake each
 * other. Those of other processes still may. One that fails holds up nobody.
 */
export function inTurn<T>(thing: string, act: () => Promise<T>): Promise<T> {
  const mine = (turns.get(thing) ?? Promise.resolve()).then(act)
  const over = mine.catch(() => undefined)
  turns.set(thing, over)
  void over.then(() => {
    if (turns.get(thing) === over) turns.delete(thing)
  })
  return mine
}
