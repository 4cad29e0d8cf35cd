import { IconArrowRight, IconDots, IconPlayerPause, IconPlayerPlay, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { labelEndpoints } from '#api/contract/labels.ts'
import { plans } from '#domain/people/roles.ts'
import { paths } from '../paths.ts'
import { RouteStrip } from '../route-strip/RouteStrip.tsx'
import { stripOf } from '../route-strip/strip-of.ts'
import { Refused, urlOf } from '../server/call.ts'
import { Page } from '../shell/Page.tsx'
import { useSession } from '../shell/session.tsx'
import { Button, buttonClasses, IconButton } from '../ui/Button.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { Menu } from '../ui/Menu.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { Balances } from './Balances.tsx'
import { History } from './History.tsx'
import { RoutingHistory } from './RoutingHistory.tsx'
import { ScrapPanel } from './ScrapPanel.tsx'
import { TravellerPanel } from './TravellerPanel.tsx'
import { useWorkOrderActs, type WorkOrderActs } from './use-work-order-acts.tsx'
import styles from './WorkOrder.module.css'
import { WorkOrderHead } from './WorkOrderHead.tsx'
import { askWorkOrder, isClosed, type WorkOrder } from './work-order-data.ts'

const path = [{ label: 'Work orders', to: paths.workOrders }]

/** One work order: where its pieces are, how they came there, and what can be done with them. */
export function WorkOrderPage() {
  const { number = '' } = useParams({ strict: false })
  const query = useQuery(askWorkOrder(number))
  if (query.data) return <Shown workOrder={query.data} />
  const unknown = query.error instanceof Refused && [404, 422].includes(query.error.problem.status)
  return (
    <Page title={number} path={path}>
      {query.isPending ? (
        <SkeletonRows rows={12} />
      ) : (
        <FailedPart
          what={unknown ? `This shop has no work order ${number}.` : `${number} did not load.`}
          {...(unknown ? {} : { onRetry: () => void query.refetch() })}
        />
      )}
    </Page>
  )
}

function Shown({ workOrder }: { workOrder: WorkOrder }) {
  const { user } = useSession()
  const planner = plans(user.role)
  const acts = useWorkOrderActs(workOrder)
  const [step, setStep] = useState<string | null>(null)
  return (
    <Page
      title={workOrder.number}
      path={path}
      tag={workOrder.number}
      actions={<Acts workOrder={workOrder} acts={acts} planner={planner} />}
    >
      <div className={styles.page}>
        <div className={styles.head}>
          <WorkOrderHead workOrder={workOrder} />
        </div>
        <div className={styles.strip}>
          <RouteStrip
            variant="big"
            input={stripOf(workOrder)}
            onStop={(chosen) => setStep(chosen === step ? null : chosen)}
          />
        </div>
        {(acts.error || workOrder.hold) && (
          <div className={styles.notices}>
            {workOrder.hold && <OnHold workOrder={workOrder} acts={acts} planner={planner} />}
            <Refusal error={acts.error} />
          </div>
        )}
        <div className={styles.columns}>
          <div className={styles.column}>
            <Balances workOrder={workOrder} step={step} onStep={setStep} />
          </div>
          <div className={styles.column}>
            <History workOrder={workOrder} step={step} onStep={setStep} />
          </div>
          <div className={styles.column}>
            <ScrapPanel workOrder={workOrder} acts={acts} planner={planner} />
            <TravellerPanel workOrder={workOrder} />
            <RoutingHistory workOrder={workOrder} />
          </div>
        </div>
      </div>
      {acts.dialog}
    </Page>
  )
}

interface ActsProps {
  workOrder: WorkOrder
  acts: WorkOrderActs
  planner: boolean
}

function Acts({ workOrder, acts, planner }: ActsProps) {
  const closed = isClosed(workOrder)
  const held = workOrder.status === 'on_hold'
  const left = workOrder.quantities.target - workOrder.entered.released
  const traveller = (
    <a
      className={buttonClasses()}
      href={urlOf(labelEndpoints.traveller, { id: workOrder.id })}
      target="_blank"
      rel="noreferrer"
    >
      <IconPrinter size={16} stroke={1.75} aria-hidden /> Traveller
    </a>
  )
  if (!planner) return traveller
  return (
    <>
      <Button
        icon={held ? <IconPlayerPlay size={16} stroke={1.75} /> : <IconPlayerPause size={16} stroke={1.75} />}
        disabled={closed}
        onClick={held ? acts.resume : () => acts.open('hold')}
      >
        {held ? 'Resume' : 'Hold'}
      </Button>
      {traveller}
      <Menu
        target={
          <IconButton label="More acts">
            <IconDots size={18} stroke={1.75} />
          </IconButton>
        }
        acts={[
          { key: 'edit', label: 'Due date, priority, customer', onPick: () => acts.open('edit') },
          { key: 'add', label: 'Add pieces', onPick: () => acts.open('add'), refused: closed ? 'closed' : undefined },
          {
            key: 'routing',
            label: 'Change the routing',
            onPick: () => acts.open('routing'),
            refused: closed ? 'closed' : undefined,
          },
          { key: 'template', label: 'Save routing as template', onPick: () => acts.open('template') },
          {
            key: 'cancel',
            label: 'Cancel work order',
            onPick: () => acts.open('cancel'),
            divided: true,
            refused: closed ? 'closed' : undefined,
          },
        ]}
      />
      {left > 0 && !closed && workOrder.quantities.onFloor === 0 && workOrder.quantities.good === 0 ? (
        <Button tone="primary" onClick={() => acts.open('release')}>
          Release {left}
        </Button>
      ) : (
        <Button
          tone="primary"
          icon={<IconArrowRight size={16} stroke={2} />}
          disabled={workOrder.quantities.onFloor === 0}
          onClick={() => acts.open('move')}
        >
          Move pieces
        </Button>
      )}
    </>
  )
}

function OnHold({ workOrder, acts, planner }: ActsProps) {
  const { hold } = workOrder
  if (!hold) return null
  return (
    <Notice
      action={
        planner && (
          <Button size="small" onClick={acts.resume}>
            Resume
          </Button>
        )
      }
    >
      <b>
        {workOrder.number} is on hold{hold.by ? ` by ${hold.by}` : ''}.
      </b>{' '}
      {hold.reason ?? 'No reason was given.'} Scans are refused until it goes on.
    </Notice>
  )
}
