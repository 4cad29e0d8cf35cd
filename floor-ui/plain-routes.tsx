import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { paths } from './paths.ts'

const pages = {
  [paths.assemblies]: lazyRouteComponent(() => import('./assemblies/AssembliesPage.tsx'), 'AssembliesPage'),
  [paths.baskets]: lazyRouteComponent(() => import('./baskets/BasketsPage.tsx'), 'BasketsPage'),
}

/** Screens of the desk whose address says nothing but which they are. */
export const plainRoutes = (desk: AnyRoute) =>
  Object.entries(pages).map(([path, component]) => createRoute({ getParentRoute: () => desk, path, component }))
