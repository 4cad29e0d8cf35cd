/** The picture of a part revision; null for a shape that was only named. */
export function pictureOf(partRevisionId: string | null): string | null {
  return partRevisionId === null ? null : `/api/v1/part-revisions/${encodeURIComponent(partRevisionId)}/thumbnail.png`
}
