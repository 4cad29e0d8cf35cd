import type { Role } from '#domain/people/roles.ts'

/**
 * Where the screens are; every link is made here. Plain strings on purpose: a section is linked to before its screen
 * is in routes.tsx, and hidden while it is not.
 */
export const paths: Paths = {
  home: '/',
  signIn: '/sign-in',
  firstRun: '/first-run',
  board: '/board',
  wall: '/wall',
  station: '/station',
  store: '/store',
  workOrders: '/work-orders',
  workOrder: (idOrNumber: string) => `/work-orders/${encodeURIComponent(idOrNumber)}`,
  pricing: '/pricing',
  equation: (owner: string) => `/pricing/${encodeURIComponent(owner)}`,
  backtest: (owner: string) => `/pricing/${encodeURIComponent(owner)}/backtest`,
  pricingReference: '/pricing/reference',
  explainedPrice: (calculationId: string) => `/pricing/calculations/${encodeURIComponent(calculationId)}`,
  settings: '/settings',
  orderStatuses: '/settings/order-statuses',
  quotes: '/quotes',
  quote: (idOrNumber: string) => `/quotes/${encodeURIComponent(idOrNumber)}`,
  orders: '/orders',
  order: (idOrNumber: string) => `/orders/${encodeURIComponent(idOrNumber)}`,
  parts: '/parts',
  assemblies: '/assemblies',
  projects: '/projects',
  project: (id: string) => `/projects/${encodeURIComponent(id)}`,
  customers: '/customers',
  baskets: '/baskets',
  customer: (id: string) => `/customers/${encodeURIComponent(id)}`,
}

interface Paths {
  home: string
  signIn: string
  firstRun: string
  board: string
  wall: string
  station: string
  store: string
  workOrders: string
  workOrder: (idOrNumber: string) => string
  pricing: string
  /** A process, a post-process or "order". */
  equation: (owner: string) => string
  backtest: (owner: string) => string
  pricingReference: string
  /** How a stored price came about. */
  explainedPrice: (calculationId: string) => string
  settings: string
  orderStatuses: string
  quotes: string
  quote: (idOrNumber: string) => string
  orders: string
  order: (idOrNumber: string) => string
  parts: string
  /** Parts that are sold put together. */
  assemblies: string
  /** Quotes and orders that belong together. */
  projects: string
  project: (id: string) => string
  customers: string
  /** What lies in the storefront and was not ordered. */
  baskets: string
  customer: (id: string) => string
}

/** The screen a person begins the day with. */
export function landingOf(role: Role): string {
  return landings[role]
}

const landings = {
  owner: paths.board,
  planner: paths.board,
  sales: paths.quotes,
  operator: paths.station,
  customer: paths.store,
} satisfies Record<Role, string>

/** A place of ours to go back to after sign-in; anything that could lead outside is dropped. */
export function placeToReturnTo(next: unknown): string | undefined {
  if (typeof next !== 'string' || !/^\/[^/\\]/u.test(next)) return undefined
  return next.startsWith(paths.signIn) ? undefined : next
}
