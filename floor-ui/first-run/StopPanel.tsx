import { IconPrinter, IconScan } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { labelEndpoints } from '#api/contract/labels.ts'
import { partEndpoints } from '#api/contract/parts.ts'
import { workOrderEndpoints } from '#api/contract/work-orders.ts'
import { paths } from '../paths.ts'
import { call, urlOf } from '../server/call.ts'
import { ask } from '../server/queries.ts'
import { Button, buttonClasses } from '../ui/Button.tsx'
import { Tag } from '../ui/Tag.tsx'
import { NumberField } from '../ui/TextField.tsx'
import styles from './FirstRun.module.css'
import { OperationsPanel, PeoplePanel, StationsPanel } from './FloorPanels.tsx'
import { Panel } from './Panel.tsx'
import { PartPanel, RoutingPanel } from './PartPanels.tsx'
import { decided, type StopOfWay, stopWords } from './stops.ts'
import { useActs } from './use-acts.ts'

interface StopPanelProps {
  stop: StopOfWay
  onDone: () => void
  onSkip: () => void
}

/** The form of the stop one is at; a stop that is done says what was decided. */
export function StopPanel({ stop, onDone, onSkip }: StopPanelProps) {
  if (stop.stop === 'first_scan') return stop.done ? <ScannedPanel /> : <FirstScanPanel />
  if (stop.done || stop.stop === 'owner') return <DonePanel stop={stop} onGoOn={onSkip} />
  switch (stop.stop) {
    case 'operations':
      return <OperationsPanel onDone={onDone} />
    case 'stations':
      return <StationsPanel onDone={onDone} />
    case 'people':
      return <PeoplePanel onDone={onDone} onSkip={onSkip} />
    case 'part':
      return <PartPanel onDone={onDone} />
    case 'routing_template':
      return <RoutingPanel onDone={onDone} />
    case 'work_order':
      return <WorkOrderPanel onDone={onDone} />
  }
}

function DonePanel({ stop, onGoOn }: { stop: StopOfWay; onGoOn: () => void }) {
  return (
    <section className={styles.form}>
      <h2 className={styles.panelTitle}>{stopWords[stop.stop].name}</h2>
      <p className={styles.panelBelow}>{decided(stop)}.</p>
      <div className={styles.acts}>
        <Button tone="primary" size="large" onClick={onGoOn}>
          Go on
        </Button>
        <Link
          to={stop.stop === 'work_order' ? paths.workOrders : paths.settings}
          className={buttonClasses({ size: 'large' })}
        >
          Change it
        </Link>
      </div>
    </section>
  )
}

function WorkOrderPanel({ onDone }: { onDone: () => void }) {
  const part = useQuery(ask(partEndpoints.list, { query: { limit: 1 } })).data?.items[0]
  const [quantity, setQuantity] = useState<number | null>(10)
  const release = useActs(async (asked: { partId: string; quantity: number }, idOf) => {
    await call(workOrderEndpoints.create, {
      body: {
        commandId: idOf(`${asked.partId} ${asked.quantity}`),
        partSpecificationId: asked.partId,
        quantity: asked.quantity,
      },
    })
  }, onDone)
  return (
    <Panel
      title="Work order"
      below={`Pieces of ${part?.name ?? 'the part'} go to the first step of its routing, and wait there for a scan.`}
      act={quantity === 1 ? 'Release 1 piece' : `Release ${quantity ?? 0} pieces`}
      ready={Boolean(part) && quantity !== null && quantity > 0}
      acting={release.isPending}
      error={release.error}
      onAct={() => part && quantity !== null && release.mutate({ partId: part.id, quantity })}
    >
      <NumberField label="Quantity" large value={quantity} onChange={setQuantity} unit="pieces" />
    </Panel>
  )
}

function ScannedPanel() {
  return (
    <section className={styles.form}>
      <h2 className={styles.panelTitle}>The first scan is in</h2>
      <p className={styles.panelBelow}>
        The board has moved with it, and moves with every scan from here on. What was set up stays under Settings.
      </p>
      <div className={styles.acts}>
        <Link to={paths.board} className={buttonClasses({ tone: 'primary', size: 'large' })}>
          Open the board
        </Link>
        <Link to={paths.station} className={buttonClasses({ size: 'large' })}>
          Go on scanning
        </Link>
      </div>
    </section>
  )
}

/** Paper in one hand, a station in the other. The list looks by itself whether the scan has come. */
function FirstScanPanel() {
  const order = useQuery(ask(workOrderEndpoints.list, { query: { limit: 1 } })).data?.items[0]
  return (
    <section className={styles.form}>
      <h2 className={styles.panelTitle}>First scan</h2>
      <p className={styles.panelBelow}>
        Print the traveller, open a station on any tablet or in this browser, and scan the code of the first step. A
        code can be typed too.
      </p>
      {order && (
        <p>
          <Tag size="tablet">{order.number}</Tag>
        </p>
      )}
      <div className={styles.acts}>
        <Link to={paths.station} className={buttonClasses({ tone: 'primary', size: 'large' })}>
          <IconScan size={18} stroke={2} aria-hidden />
          Open a station
        </Link>
        {order && (
          <a
            className={buttonClasses({ size: 'large' })}
            href={urlOf(labelEndpoints.traveller, { id: order.id })}
            target="_blank"
            rel="noreferrer"
          >
            <IconPrinter size={18} stroke={2} aria-hidden />
            Traveller
          </a>
        )}
      </div>
    </section>
  )
}
