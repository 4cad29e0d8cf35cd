import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

const pages = {
  'order-statuses': lazyRouteComponent(() => import('./OrderStatusesSettings.tsx'), 'OrderStatusesSettings'),
  selling: lazyRouteComponent(() => import('./SellingSettings.tsx'), 'SellingSettings'),
  taxes: lazyRouteComponent(() => import('./TaxesSettings.tsx'), 'TaxesSettings'),
  shipping: lazyRouteComponent(() => import('./ShippingSettings.tsx'), 'ShippingSettings'),
  discounts: lazyRouteComponent(() => import('./DiscountsSettings.tsx'), 'DiscountsSettings'),
  documents: lazyRouteComponent(() => import('./DocumentsSettings.tsx'), 'DocumentsSettings'),
  storefront: lazyRouteComponent(() => import('./StorefrontSettings.tsx'), 'StorefrontSettings'),
}

/** The screens on which a shop sets up how it sells, below the settings. */
export const sellingRoutes = (settings: AnyRoute) =>
  Object.entries(pages).map(([path, component]) => createRoute({ getParentRoute: () => settings, path, component }))
