import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { LiveProvider } from '../live/LiveProvider.tsx'
import { ShopPlaceProvider } from '../words/shop-place.tsx'
import { Shell } from './Shell.tsx'
import { askSession, type Session, SessionProvider } from './session.tsx'

/** Everything for which one has signed in: the session, the shop's clock and money, the live connection. */
export function SignedIn({ first }: { first: Session }) {
  const session = useQuery({ ...askSession(), initialData: first }).data
  return (
    <SessionProvider session={session}>
      <ShopPlaceProvider timeZone={session.shop.timeZone} currency={session.shop.currency} locale={session.shop.locale}>
        {/* Another person begins with a connection and a cursor of their own. */}
        <LiveProvider key={first.user.id} since={first.cursor}>
          <Outlet />
        </LiveProvider>
      </ShopPlaceProvider>
    </SessionProvider>
  )
}

/** The screens with a side bar. */
export function Desk() {
  return (
    <Shell>
      <Outlet />
    </Shell>
  )
}
