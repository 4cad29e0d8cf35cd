import { type AnyRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { queryClient } from '../server/client.ts'
import { rememberShop } from './shell/which-shop.ts'
import { askBasket, askCatalogue, askFace } from './store-data.ts'
import { storePaths } from './store-paths.ts'

interface StorePage {
  path: string
  component: ReturnType<typeof lazyRouteComponent>
  /** Asked while the screen itself is still loading. */
  first?: () => Promise<void>
}

const offer = () => queryClient.prefetchQuery(askCatalogue())
const basket = () => queryClient.prefetchQuery(askBasket())

const page = (path: string, component: StorePage['component'], first?: StorePage['first']): StorePage => {
  return { path, component, ...(first ? { first } : {}) }
}

const newPart = lazyRouteComponent(() => import('./upload/UploadPage.tsx'), 'UploadPage')
const configure = lazyRouteComponent(() => import('./configure/ConfigurePage.tsx'), 'ConfigurePage')
const cart = lazyRouteComponent(() => import('./basket/BasketPage.tsx'), 'BasketPage')
const changeLine = lazyRouteComponent(() => import('./basket/ChangeLine.tsx'), 'ChangeLine')
const checkOut = lazyRouteComponent(() => import('./checkout/CheckOutPage.tsx'), 'CheckOutPage')
const signIn = lazyRouteComponent(() => import('./sign-in/StoreSignIn.tsx'), 'StoreSignIn')
const register = lazyRouteComponent(() => import('./sign-in/Register.tsx'), 'Register')
const account = lazyRouteComponent(() => import('./account/AccountPage.tsx'), 'AccountPage')
const myParts = lazyRouteComponent(() => import('./parts-of-mine/MyPartsPage.tsx'), 'MyPartsPage')
const myOrders = lazyRouteComponent(() => import('./orders/MyOrdersPage.tsx'), 'MyOrdersPage')
const myOrder = lazyRouteComponent(() => import('./orders/MyOrderPage.tsx'), 'MyOrderPage')
const myQuotes = lazyRouteComponent(() => import('./quotes/MyQuotesPage.tsx'), 'MyQuotesPage')
const myQuote = lazyRouteComponent(() => import('./quotes/MyQuotePage.tsx'), 'MyQuotePage')
const quoteLink = lazyRouteComponent(() => import('./quotes/QuoteLinkPage.tsx'), 'QuoteLinkPage')

const pages: readonly StorePage[] = [
  page('/', newPart, offer),
  page('new/$id', configure, offer),
  page('cart', cart, basket),
  page('cart/$id', changeLine, offer),
  page('checkout', checkOut, basket),
  page('sign-in', signIn),
  page('register', register),
  page('account', account),
  page('parts', myParts),
  page('orders', myOrders),
  page('orders/$id', myOrder),
  page('quotes', myQuotes),
  page('quotes/$id', myQuote),
]

/** The storefront below `/store`, and the quote behind a link: both ask by themselves who looks. */
export function storeRoutes(root: AnyRoute) {
  const store = createRoute({
    getParentRoute: () => root,
    path: '/store',
    loader: ({ cause }) => {
      if (cause === 'enter') void queryClient.prefetchQuery(askFace())
    },
    component: lazyRouteComponent(() => import('./Store.tsx'), 'Store'),
  })
  const below = pages.map(({ path, component, first }) =>
    createRoute({
      getParentRoute: () => store,
      path,
      component,
      loader: ({ cause }) => {
        if (cause === 'enter') void first?.()
      },
    }),
  )
  const shop = createRoute({
    getParentRoute: () => store,
    path: '$shop',
    beforeLoad: ({ params }) => {
      rememberShop((params as { shop: string }).shop)
      throw redirect({ to: storePaths.home })
    },
  })
  // Without the store's head: whoever holds the link of a mail reads one quote, of whichever shop.
  const linked = createRoute({ getParentRoute: () => root, path: '/quote-links/$token', component: quoteLink })
  return [store.addChildren([...below, shop]), linked]
}
