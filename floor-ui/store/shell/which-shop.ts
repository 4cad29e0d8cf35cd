const key = 'routecard.store.shop'

/** Where one address serves several shops: the one whose store was opened in this tab. */
export function rememberShop(slug: string): void {
  sessionStorage.setItem(key, slug)
}

/** The query of every question about the shop; empty where there is only one. */
export function shopQuery(): { shop?: string } {
  const shop = sessionStorage.getItem(key)
  return shop ? { shop } : {}
}
