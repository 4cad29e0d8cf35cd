import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { sessionEndpoints } from '#api/contract/session.ts'
import { plans } from '#domain/people/roles.ts'
import { paths } from '../paths.ts'
import { ask } from '../server/queries.ts'
import { useWindowTitle } from '../shell/Page.tsx'
import { askSession } from '../shell/session.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { CreateOwner } from './CreateOwner.tsx'
import { WayToFirstScan } from './WayToFirstScan.tsx'

/** An empty shop makes its owner here; after that, the way to its first scan waits here. */
export function FirstRun() {
  useWindowTitle('The way to the first scan')
  const setup = useQuery(ask(sessionEndpoints.setupNeeded, {}))
  const needed = setup.data?.needed
  const session = useQuery({ ...askSession(), enabled: needed === false })
  if (setup.error) return <FailedPart what="The shop did not answer." onRetry={() => void setup.refetch()} />
  if (needed) return <CreateOwner onMade={() => void setup.refetch()} />
  if (session.error) return <Navigate to={paths.signIn} search={{ next: paths.firstRun }} />
  if (!session.data) return null
  const { user, shop } = session.data
  if (!plans(user.role)) return <Navigate to={paths.home} />
  return <WayToFirstScan shop={shop.name} />
}
