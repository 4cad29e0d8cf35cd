/** Where the shop's logo is shown to everybody; null when it has none. */
export const logoUrl = (hash: string | null, slug: string): string | null =>
  hash === null ? null : `/api/v1/store/logo/${hash}?shop=${encodeURIComponent(slug)}`
