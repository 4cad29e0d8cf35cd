/** Where the picture of a part revision is served; its hash in the address lets a browser keep it for ever. */
export function pictureUrl(partRevisionId: string, pictureHash: string | null): string | null {
  return pictureHash === null
    ? null
    : `/api/v1/part-revisions/${partRevisionId}/thumbnail.png?v=${pictureHash.slice(0, 12)}`
}
