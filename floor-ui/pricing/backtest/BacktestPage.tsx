import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { paths } from '../../paths.ts'
import { askProcesses } from '../../settings/processes/process-data.ts'
import { Page } from '../../shell/Page.tsx'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { formatMoment } from '../../words/dates.ts'
import { formatNumber } from '../../words/numbers.ts'
import { useNow, useShopPlace } from '../../words/shop-place.tsx'
import { ownersOf } from '../owners.ts'
import { askBacktest, askBacktests, askEquation, askPostProcesses, type Backtest } from '../pricing-data.ts'
import { BacktestActs } from './BacktestActs.tsx'
import { BeginBacktest, Running } from './BeginBacktest.tsx'
import { Report } from './Report.tsx'

const route = '/signed-in/desk/pricing/$owner/backtest' as const
const askAgainMs = 600

/** What was priced in a period, priced again with one version: who moves, by how much, who would have to look. */
export function BacktestPage() {
  const { owner: key } = useParams({ from: route })
  const { equation: equationId = '', run } = useSearch({ from: route })
  const navigate = useNavigate()
  const owner = useOwner(key)
  const equation = useQuery({ ...askEquation(equationId), enabled: equationId !== '' })
  const runs = useQuery({ ...askBacktests(equationId), enabled: equationId !== '' })
  const id = run ?? runs.data?.items[0]?.id
  const report = useQuery({
    ...askBacktest(id ?? ''),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? askAgainMs : false),
  })
  const open = (next: string) =>
    void navigate({ to: paths.backtest(key), search: { equation: equationId, run: next }, replace: true })
  const name = versionName(equation.data)
  const failed = [equation, runs, report].find((each) => each.isError)
  return (
    <Page
      title={name ? `Backtest of ${name}` : 'Backtest'}
      path={[
        { label: 'Pricing', to: paths.pricing },
        { label: owner?.name ?? '…', to: paths.equation(key) },
      ]}
      live={false}
      beside={report.data && <Ran backtest={report.data} />}
      actions={
        <BacktestActs
          ownerKey={key}
          equationId={equationId}
          name={name}
          backtest={report.data ?? null}
          onStarted={open}
        />
      }
    >
      {equationId === '' ? (
        <FailedPart what="This address names no version. Open a backtest from its equation." />
      ) : failed ? (
        <FailedPart what="The backtest did not load." onRetry={() => void failed.refetch()} />
      ) : runs.data && id === undefined ? (
        <BeginBacktest equationId={equationId} name={name} onStarted={open} />
      ) : report.data ? (
        <Shown backtest={report.data} name={name} onStarted={open} />
      ) : (
        <SkeletonRows />
      )}
    </Page>
  )
}

function Shown({ backtest, name, onStarted }: { backtest: Backtest; name: string; onStarted: (id: string) => void }) {
  if (backtest.state === 'running') return <Running backtest={backtest} />
  if (backtest.report) return <Report backtest={backtest} report={backtest.report} name={name} />
  return (
    <>
      <FailedPart what={backtest.problem ?? 'The backtest did not come to its end.'} />
      <BeginBacktest equationId={backtest.equation.id} name={name} onStarted={onStarted} />
    </>
  )
}

function useOwner(key: string) {
  const processes = useQuery(askProcesses()).data?.items ?? []
  const postProcesses = useQuery(askPostProcesses()).data?.items ?? []
  return ownersOf(processes, postProcesses).find((each) => each.key === key)
}

/** "draft 8", "live 7", "version 6" */
function versionName(equation: { version: number; state: string } | undefined): string {
  if (!equation) return ''
  return `${equation.state === 'retired' ? 'version' : equation.state} ${equation.version}`
}

function Ran({ backtest }: { backtest: Backtest }) {
  const now = useNow()
  const place = useShopPlace()
  if (backtest.state === 'running') return <>running</>
  const took = backtest.tookMs === null ? '' : `, ${formatNumber(backtest.tookMs / 1000, 1)} s`
  return (
    <>
      ran {formatMoment(backtest.startedAt, now, place)}
      {took}
    </>
  )
}
