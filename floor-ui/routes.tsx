import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { sessionEndpoints } from '#api/contract/session.ts'
import { askBoard } from './board/ask-board.ts'
import { readBoardSearch } from './board/board-search.ts'
import { readCustomerSearch } from './customers/customer-tabs.ts'
import { readCustomersSearch } from './customers/customers-search.ts'
import { readOrderSearch } from './orders/order-search.ts'
import { readOrdersSearch } from './orders/orders-search.ts'
import { readPartSearch, readPartsSearch } from './parts/parts-search.ts'
import { landingOf, paths, placeToReturnTo } from './paths.ts'
import { plainRoutes } from './plain-routes.tsx'
import { readBacktestSearch } from './pricing/backtest/backtest-search.ts'
import { readReferenceSearch } from './pricing/reference/reference-search.ts'
import { readProjectsSearch } from './projects/projects-search.ts'
import { readQuotesSearch } from './quotes/quotes-search.ts'
import { call, Refused } from './server/call.ts'
import { queryClient } from './server/client.ts'
import { sellingRoutes } from './settings/sales/selling-routes.tsx'
import { readSettingsSearch } from './settings/settings-search.ts'
import { readTemplateSearch } from './settings/templates/template-search.ts'
import { NoSuchScreen, ScreenFailed } from './shell/ScreenFailed.tsx'
import { Desk, SignedIn } from './shell/SignedIn.tsx'
import { askSession } from './shell/session.tsx'
import { storeRoutes } from './store/store-routes.tsx'
import { SkeletonRows } from './ui/Skeleton.tsx'
import { readListSearch } from './work-orders/list-search.ts'

const root = createRootRoute({ component: Outlet })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } => {
    const next = placeToReturnTo(search.next)
    return next ? { next } : {}
  },
  beforeLoad: async () => {
    const { needed } = await call(sessionEndpoints.setupNeeded, {})
    if (needed) throw redirect({ to: paths.firstRun })
  },
  component: lazyRouteComponent(() => import('./sign-in/SignIn.tsx'), 'SignIn'),
})

const firstRun = createRoute({
  getParentRoute: () => root,
  path: '/first-run',
  component: lazyRouteComponent(() => import('./first-run/FirstRun.tsx'), 'FirstRun'),
})

/** It asks for a badge by itself, and keeps what is unfinished while nobody is signed in. */
const station = createRoute({
  getParentRoute: () => root,
  path: paths.station,
  component: lazyRouteComponent(() => import('./station/Station.tsx'), 'Station'),
})

/** Screens below this one know who is there. Whoever is not signed in is asked first, and comes back to the same place. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ location }) => {
    try {
      return { session: await queryClient.ensureQueryData(askSession()) }
    } catch (error) {
      if (!(error instanceof Refused) || error.problem.status !== 401) throw error
      const next = placeToReturnTo(location.href)
      throw redirect({ to: paths.signIn, search: next ? { next } : {} })
    }
  },
  component: function SignedInRoute() {
    return <SignedIn first={signedIn.useRouteContext().session} />
  },
})

/** Screens below this one stand beside the side bar. */
const desk = createRoute({ getParentRoute: () => signedIn, id: 'desk', component: Desk })

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: landingOf(context.session.user.role) })
  },
})

const board = createRoute({
  getParentRoute: () => desk,
  path: paths.board,
  validateSearch: readBoardSearch,
  // Asked while the screen itself is still loading; not when a hand only passes over the link.
  loader: ({ cause }) => {
    if (cause === 'enter') void queryClient.prefetchQuery(askBoard())
  },
  component: lazyRouteComponent(() => import('./board/BoardPage.tsx'), 'BoardPage'),
})

const wall = createRoute({
  getParentRoute: () => signedIn,
  path: paths.wall,
  component: lazyRouteComponent(() => import('./wall/Wall.tsx'), 'Wall'),
})

const workOrders = createRoute({
  getParentRoute: () => desk,
  path: paths.workOrders,
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import('./work-orders/WorkOrdersPage.tsx'), 'WorkOrdersPage'),
})

const workOrder = createRoute({
  getParentRoute: () => desk,
  path: '/work-orders/$number',
  component: lazyRouteComponent(() => import('./work-orders/WorkOrderPage.tsx'), 'WorkOrderPage'),
})

const settings = createRoute({
  getParentRoute: () => desk,
  path: '/settings',
  validateSearch: readSettingsSearch,
  component: lazyRouteComponent(() => import('./settings/Settings.tsx'), 'Settings'),
})

const settingsStart = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/operations' })
  },
})

const operationsSettings = createRoute({
  getParentRoute: () => settings,
  path: 'operations',
  component: lazyRouteComponent(() => import('./settings/OperationsSettings.tsx'), 'OperationsSettings'),
})

const scrapReasonsSettings = createRoute({
  getParentRoute: () => settings,
  path: 'scrap-reasons',
  component: lazyRouteComponent(() => import('./settings/ScrapReasonsSettings.tsx'), 'ScrapReasonsSettings'),
})

const cardsSettings = createRoute({
  getParentRoute: () => settings,
  path: 'cards',
  component: lazyRouteComponent(() => import('./settings/CardsSettings.tsx'), 'CardsSettings'),
})

const shopSettings = createRoute({
  getParentRoute: () => settings,
  path: 'shop',
  component: lazyRouteComponent(() => import('./settings/ShopSettings.tsx'), 'ShopSettings'),
})

const apiKeysSettings = createRoute({
  getParentRoute: () => settings,
  path: 'api-keys',
  component: lazyRouteComponent(() => import('./settings/ApiKeysSettings.tsx'), 'ApiKeysSettings'),
})

const mailSettings = createRoute({
  getParentRoute: () => settings,
  path: 'mail',
  component: lazyRouteComponent(() => import('./settings/MailSettings.tsx'), 'MailSettings'),
})

const recordSettings = createRoute({
  getParentRoute: () => settings,
  path: 'record',
  component: lazyRouteComponent(() => import('./settings/RecordSettings.tsx'), 'RecordSettings'),
})

const templatesSettings = createRoute({
  getParentRoute: () => settings,
  path: 'templates',
  component: lazyRouteComponent(() => import('./settings/templates/TemplatesSettings.tsx'), 'TemplatesSettings'),
})

const template = createRoute({
  getParentRoute: () => desk,
  path: '/settings/templates/$id',
  validateSearch: readTemplateSearch,
  component: lazyRouteComponent(() => import('./settings/templates/TemplatePage.tsx'), 'TemplatePage'),
})

const peopleSettings = createRoute({
  getParentRoute: () => settings,
  path: 'people',
  component: lazyRouteComponent(() => import('./settings/people/PeopleSettings.tsx'), 'PeopleSettings'),
})

const processesSettings = createRoute({
  getParentRoute: () => settings,
  path: 'processes',
  component: lazyRouteComponent(() => import('./settings/processes/ProcessesSettings.tsx'), 'ProcessesSettings'),
})

const postProcessesSettings = createRoute({
  getParentRoute: () => settings,
  path: 'post-processes',
  component: lazyRouteComponent(
    () => import('./settings/post-processes/PostProcessesSettings.tsx'),
    'PostProcessesSettings',
  ),
})

const leadTimesSettings = createRoute({
  getParentRoute: () => settings,
  path: 'lead-times',
  component: lazyRouteComponent(() => import('./settings/lead-times/LeadTimesSettings.tsx'), 'LeadTimesSettings'),
})

const parts = createRoute({
  getParentRoute: () => desk,
  path: '/parts',
  validateSearch: readPartsSearch,
  component: lazyRouteComponent(() => import('./parts/PartsPage.tsx'), 'PartsPage'),
})

const part = createRoute({
  getParentRoute: () => desk,
  path: '/parts/$id',
  validateSearch: readPartSearch,
  component: lazyRouteComponent(() => import('./parts/PartPage.tsx'), 'PartPage'),
})

const pricing = createRoute({
  getParentRoute: () => desk,
  path: '/pricing',
  component: lazyRouteComponent(() => import('./pricing/PricingPage.tsx'), 'PricingPage'),
})

const equation = createRoute({
  getParentRoute: () => desk,
  path: '/pricing/$owner',
  component: lazyRouteComponent(() => import('./pricing/workbench/Workbench.tsx'), 'Workbench'),
})

const backtest = createRoute({
  getParentRoute: () => desk,
  path: '/pricing/$owner/backtest',
  validateSearch: readBacktestSearch,
  component: lazyRouteComponent(() => import('./pricing/backtest/BacktestPage.tsx'), 'BacktestPage'),
})

const pricingReference = createRoute({
  getParentRoute: () => desk,
  path: '/pricing/reference',
  validateSearch: readReferenceSearch,
  component: lazyRouteComponent(() => import('./pricing/reference/ReferencePage.tsx'), 'ReferencePage'),
})

const projects = createRoute({
  getParentRoute: () => desk,
  path: '/projects',
  validateSearch: readProjectsSearch,
  component: lazyRouteComponent(() => import('./projects/ProjectsPage.tsx'), 'ProjectsPage'),
})

const project = createRoute({
  getParentRoute: () => desk,
  path: '/projects/$id',
  component: lazyRouteComponent(() => import('./projects/ProjectPage.tsx'), 'ProjectPage'),
})

const explainedPrice = createRoute({
  getParentRoute: () => desk,
  path: '/pricing/calculations/$calculationId',
  component: lazyRouteComponent(() => import('./pricing/explain/ExplainPage.tsx'), 'ExplainPage'),
})

const quotes = createRoute({
  getParentRoute: () => desk,
  path: paths.quotes,
  validateSearch: readQuotesSearch,
  component: lazyRouteComponent(() => import('./quotes/QuotesPage.tsx'), 'QuotesPage'),
})

const quote = createRoute({
  getParentRoute: () => desk,
  path: '/quotes/$number',
  component: lazyRouteComponent(() => import('./quotes/QuotePage.tsx'), 'QuotePage'),
})

const orders = createRoute({
  getParentRoute: () => desk,
  path: paths.orders,
  validateSearch: readOrdersSearch,
  component: lazyRouteComponent(() => import('./orders/OrdersPage.tsx'), 'OrdersPage'),
})

const order = createRoute({
  getParentRoute: () => desk,
  path: '/orders/$number',
  validateSearch: readOrderSearch,
  component: lazyRouteComponent(() => import('./orders/OrderPage.tsx'), 'OrderPage'),
})

const customers = createRoute({
  getParentRoute: () => desk,
  path: paths.customers,
  validateSearch: readCustomersSearch,
  component: lazyRouteComponent(() => import('./customers/CustomersPage.tsx'), 'CustomersPage'),
})

const customer = createRoute({
  getParentRoute: () => desk,
  path: '/customers/$id',
  validateSearch: readCustomerSearch,
  component: lazyRouteComponent(() => import('./customers/CustomerPage.tsx'), 'CustomerPage'),
})

const settingsTree = settings.addChildren([
  ...sellingRoutes(settings),
  settingsStart,
  operationsSettings,
  scrapReasonsSettings,
  cardsSettings,
  shopSettings,
  apiKeysSettings,
  mailSettings,
  recordSettings,
  templatesSettings,
  peopleSettings,
  processesSettings,
  postProcessesSettings,
  leadTimesSettings,
])

/*
 * A screen is one route with its component loaded when it is first opened:
 * beside the side bar below `desk`, full screen for a signed-in person below `signedIn`, and below `root` when it asks
 * who is there by itself.
 */
const routeTree = root.addChildren([
  signIn,
  firstRun,
  station,
  ...storeRoutes(root),
  signedIn.addChildren([
    home,
    wall,
    desk.addChildren([
      board,
      workOrders,
      workOrder,
      parts,
      part,
      quotes,
      quote,
      orders,
      order,
      customers,
      customer,
      settingsTree,
      template,
      pricing,
      equation,
      backtest,
      pricingReference,
      explainedPrice,
      projects,
      project,
      ...plainRoutes(desk),
    ]),
  ]),
])

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingMs: 300,
  defaultPendingComponent: SkeletonRows,
  defaultErrorComponent: ScreenFailed,
  defaultNotFoundComponent: NoSuchScreen,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
