/** What counts when post-processes are chosen together. */
export interface ChoosablePostProcess {
  id: string
  name: string
  processIds: string[]
  incompatibleMaterialIds: string[]
  exclusiveGroup: string | null
}

/** Why these post-processes cannot be chosen together for a part, as the end of a sentence; null when they can. */
export function whyNotTogether(
  chosen: readonly ChoosablePostProcess[],
  part: { process: { id: string; name: string } | null; materialId: string | null },
): string | null {
  const { process, materialId } = part
  for (const [place, each] of chosen.entries()) {
    const before = chosen.slice(0, place)
    if (before.some((other) => other.id === each.id)) return `names ${each.name} twice`
    if (process !== null && !each.processIds.includes(process.id)) return `${each.name} is not for ${process.name}`
    if (materialId !== null && each.incompatibleMaterialIds.includes(materialId)) {
      return `${each.name} does not go with this material`
    }
    const rival = before.find((other) => each.exclusiveGroup !== null && other.exclusiveGroup === each.exclusiveGroup)
    if (rival) return `${each.name} and ${rival.name} exclude each other`
  }
  return null
}
