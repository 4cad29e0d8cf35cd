import { IconCode, IconDownload, IconRefresh } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { backtestEndpoints } from '#api/contract/backtests.ts'
import { plans } from '#domain/people/roles.ts'
import { paths } from '../../paths.ts'
import { urlOf } from '../../server/call.ts'
import { useSession } from '../../shell/session.tsx'
import { Button, buttonClasses } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import type { Backtest } from '../pricing-data.ts'
import { PeriodForm } from './BeginBacktest.tsx'

interface ActsProps {
  ownerKey: string
  equationId: string
  name: string
  backtest: Backtest | null
  onStarted: (id: string) => void
}

/** Another run, the lines for a spreadsheet, the way back to the text. */
export function BacktestActs({ ownerKey, equationId, name, backtest, onStarted }: ActsProps) {
  const { user } = useSession()
  const [asking, setAsking] = useState(false)
  return (
    <>
      {backtest && backtest.state !== 'running' && plans(user.role) && (
        <Button icon={<IconRefresh size={16} stroke={1.75} />} onClick={() => setAsking(true)}>
          Run again
        </Button>
      )}
      {backtest?.state === 'ready' && (
        <a
          className={buttonClasses()}
          href={urlOf(backtestEndpoints.spreadsheet, { id: backtest.id })}
          download={`backtest-${backtest.equation.version}.csv`}
        >
          <IconDownload size={16} stroke={1.75} aria-hidden />
          Export
        </a>
      )}
      <Link to={paths.equation(ownerKey)} className={buttonClasses({ tone: 'primary' })}>
        <IconCode size={16} stroke={1.9} aria-hidden />
        Back to {name || 'the equation'}
      </Link>
      {asking && (
        <Dialog
          opened
          onClose={() => setAsking(false)}
          width={400}
          title="Run again"
          below="Prices that were made in these days are priced again."
        >
          <PeriodForm
            equationId={equationId}
            from={backtest?.from}
            to={backtest?.to}
            onStarted={(id) => {
              setAsking(false)
              onStarted(id)
            }}
          />
        </Dialog>
      )}
    </>
  )
}
