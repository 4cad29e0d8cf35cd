import { type AnyRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { queryClient } from '../server/client.ts'
import { rememberShop } from './shell/which-shop.ts'
import { askBasket, askCatalogue, askFace } from './store-data.ts'
import { storePaths } from './store-paths.ts'

/** The storefront below `/store`, and the quote behind a link: both ask by themselves who looks. */
export function storeRoutes(root: AnyRoute) {
  const store = createRoute({
    getParentRoute: () => root,
    path: '/store',
    // Asked while the screens themselves are still loading.
    loader: ({ cause }) => {
      if (cause === 'enter') void queryClient.prefetchQuery(askFace())
    },
    component: lazyRouteComponent(() => import('./Store.tsx'), 'Store'),
  })
  const below = (path: string, component: ReturnType<typeof lazyRouteComponent>, prefetch?: () => void) =>
    createRoute({
      getParentRoute: () => store,
      path,
      ...(prefetch ? { loader: ({ cause }: { cause: string }) => (cause === 'enter' ? prefetch() : undefined) } : {}),
      component,
    })
  const offer = () => void queryClient.prefetchQuery(askCatalogue())
  const basket = () => void queryClient.prefetchQuery(askBasket())
  const shop = createRoute({
    getParentRoute: () => store,
    path: '$shop',
    beforeLoad: ({ params }) => {
      rememberShop((params as { shop: string }).shop)
      throw redirect({ to: storePaths.home })
    },
  })
  // Without the store's head: whoever holds the link of a mail reads one quote, of whichever shop.
  const quoteLink = createRoute({
    getParentRoute: () => root,
    path: '/quote-links/$token',
    component: lazyRouteComponent(() => import('./quotes/QuoteLinkPage.tsx'), 'QuoteLinkPage'),
  })
  const pages = store.addChildren([
    below(
      '/',
      lazyRouteComponent(() => import('./upload/UploadPage.tsx'), 'UploadPage'),
      offer,
    ),
    below(
      'new/$id',
      lazyRouteComponent(() => import('./configure/ConfigurePage.tsx'), 'ConfigurePage'),
      offer,
    ),
    below(
      'cart',
      lazyRouteComponent(() => import('./basket/BasketPage.tsx'), 'BasketPage'),
      basket,
    ),
    below(
      'cart/$id',
      lazyRouteComponent(() => import('./basket/ChangeLine.tsx'), 'ChangeLine'),
      offer,
    ),
    below(
      'checkout',
      lazyRouteComponent(() => import('./checkout/CheckOutPage.tsx'), 'CheckOutPage'),
      basket,
    ),
    below(
      'sign-in',
      lazyRouteComponent(() => import('./sign-in/StoreSignIn.tsx'), 'StoreSignIn'),
    ),
    below(
      'register',
      lazyRouteComponent(() => import('./sign-in/Register.tsx'), 'Register'),
    ),
    below(
      'account',
      lazyRouteComponent(() => import('./account/AccountPage.tsx'), 'AccountPage'),
    ),
    below(
      'parts',
      lazyRouteComponent(() => import('./parts-of-mine/MyPartsPage.tsx'), 'MyPartsPage'),
    ),
    below(
      'orders',
      lazyRouteComponent(() => import('./orders/MyOrdersPage.tsx'), 'MyOrdersPage'),
    ),
    below(
      'orders/$id',
      lazyRouteComponent(() => import('./orders/MyOrderPage.tsx'), 'MyOrderPage'),
    ),
    below(
      'quotes',
      lazyRouteComponent(() => import('./quotes/MyQuotesPage.tsx'), 'MyQuotesPage'),
    ),
    below(
      'quotes/$id',
      lazyRouteComponent(() => import('./quotes/MyQuotePage.tsx'), 'MyQuotePage'),
    ),
    shop,
  ])
  return [pages, quoteLink]
}
