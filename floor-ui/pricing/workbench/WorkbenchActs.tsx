import { IconChartLine, IconHistory, IconPlayerPlay } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { paths } from '../../paths.ts'
import { Button, buttonClasses } from '../../ui/Button.tsx'
import type { OwnerRow } from '../owners.ts'
import type { Comparison } from './CompareDialog.tsx'
import type { WorkingText } from './use-working-text.ts'

interface ActsProps {
  owner: OwnerRow
  working: WorkingText
  mayEdit: boolean
  /** null while the check has not answered. */
  errors: number | null
  nextVersion: number
  onCompare: (comparison: Comparison) => void
  onPublish: () => void
  onTest: () => void
}

/** What can be done with the equation as it stands; the primary is to let it price. */
export function WorkbenchActs({
  owner,
  working,
  mayEdit,
  errors,
  nextVersion,
  onCompare,
  onPublish,
  onTest,
}: ActsProps) {
  const { draft, live, text, dirty, loading } = working
  const version = draft?.version ?? nextVersion
  const begun = draft !== null || dirty
  const backtested = draft ?? live
  return (
    <>
      {live && begun && (
        <Button
          tone="ghost"
          icon={<IconHistory size={16} stroke={1.75} />}
          onClick={() =>
            onCompare({
              before: { name: `Live ${live.version}`, text: live.source },
              after: { name: `Draft ${version}`, text },
            })
          }
        >
          Compare with live
        </Button>
      )}
      {backtested && (
        <Link to={paths.backtest(owner.key)} search={{ equation: backtested.id }} className={buttonClasses()}>
          <IconChartLine size={16} stroke={1.75} aria-hidden />
          Backtest
        </Link>
      )}
      {mayEdit && (
        <Button icon={<IconPlayerPlay size={16} stroke={1.75} />} keys="Ctrl ↵" disabled={loading} onClick={onTest}>
          Test
        </Button>
      )}
      {mayEdit && (
        <Button tone="primary" disabled={loading || !begun || errors !== 0 || working.saving} onClick={onPublish}>
          {begun ? `Publish draft ${version}` : 'Publish'}
        </Button>
      )}
    </>
  )
}
