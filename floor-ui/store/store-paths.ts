/** The addresses of the store. */
export const storePaths = {
  home: '/store',
  basket: '/store/cart',
  checkout: '/store/checkout',
  parts: '/store/parts',
  quotes: '/store/quotes',
  quote: (id: string) => `/store/quotes/${encodeURIComponent(id)}`,
  orders: '/store/orders',
  order: (id: string) => `/store/orders/${encodeURIComponent(id)}`,
  account: '/store/account',
  signIn: '/store/sign-in',
  register: '/store/register',
  configure: (partRevisionId: string) => `/store/new/${encodeURIComponent(partRevisionId)}`,
  line: (lineId: string) => `/store/cart/${encodeURIComponent(lineId)}`,
}
