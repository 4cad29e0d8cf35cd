import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { sessionEndpoints } from '#api/contract/session.ts'
import { plans } from '#domain/people/roles.ts'
import { LiveProvider } from '../live/LiveProvider.tsx'
import { paths } from '../paths.ts'
import { ask } from '../server/queries.ts'
import type { Session } from '../shell/session.tsx'
import { useStationDensity } from '../theme/density.ts'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { ShopPlaceProvider } from '../words/shop-place.tsx'
import { ChooseStation } from './ChooseStation.tsx'
import { placeOfDevice, rememberPlace, rememberStation, stationOfDevice } from './device.ts'
import { StationSignIn } from './StationSignIn.tsx'
import { useBadgeSignIn } from './use-badge-sign-in.ts'
import { useStationSession } from './use-station-session.ts'
import { Workplace } from './Workplace.tsx'

export type StationOnDoor = AnswerOf<typeof sessionEndpoints.stationSign>['items'][number]

/** The screen of a place where work is done: which one it is, who works at it, then the work. */
export function Station() {
  useStationDensity()
  const [code, setCode] = useState(stationOfDevice)
  const [waiting, setWaiting] = useState<string | null>(null)
  const client = useQueryClient()
  const navigate = useNavigate()
  const signs = useQuery({ ...ask(sessionEndpoints.stationSign, {}), refetchOnWindowFocus: true })
  const { session, signedIn, signOff } = useStationSession()
  const station = signs.data?.items.find((each) => each.code === code) ?? null
  const onSignedIn = useCallback(
    (next: Session) => {
      signedIn(next)
      rememberPlace(next.shop)
      void client.invalidateQueries({ queryKey: [sessionEndpoints.stationSign.url] })
    },
    [signedIn, client],
  )
  const door = useBadgeSignIn(station?.code ?? null, onSignedIn)
  const choose = (next: string | null) => {
    rememberStation(next)
    setCode(next)
    door.leave()
  }
  const done = useCallback(() => setWaiting(null), [])

  if (session === undefined || signs.data === undefined) return <SkeletonRows rows={6} />
  const toDesk = session?.kind === 'desk' ? () => void navigate({ to: paths.home }) : undefined
  if (station === null) return <ChooseStation stations={signs.data.items} onChoose={choose} onDesk={toDesk} />
  const mayWork = session !== null && worksAt(session, station) && !door.asksPin
  if (!mayWork) {
    return (
      <ShopPlaceProvider {...(placeOfDevice() ?? { currency: 'EUR' })}>
        <StationSignIn
          station={station}
          door={door}
          line={{ online: !signs.isError, words: signs.isError ? 'trying again' : 'everything sent' }}
          waiting={waiting}
          onWaiting={setWaiting}
          onStation={choose}
          onChooseStation={() => choose(null)}
        />
      </ShopPlaceProvider>
    )
  }
  const { shop, user, cursor } = session
  return (
    <ShopPlaceProvider timeZone={shop.timeZone} currency={shop.currency} locale={shop.locale}>
      <LiveProvider key={user.id} since={cursor}>
        <Workplace
          key={`${station.id} ${user.id}`}
          stationId={station.id}
          session={session}
          waiting={waiting}
          onWaitingDone={done}
          onBadge={(badge) => badge !== user.badge && door.choose(badge)}
          doorSays={door.says}
          onStation={choose}
          onSignOff={signOff}
          onChooseStation={() => choose(null)}
          onDesk={toDesk}
        />
      </LiveProvider>
    </ShopPlaceProvider>
  )
}

/** A badge opens one station; owners and planners who came from a desk may work at any. */
function worksAt(session: Session, station: StationOnDoor): boolean {
  if (session.kind === 'badge') return session.station?.id === station.id
  return plans(session.user.role)
}
