import { IconCircleCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { paths } from '../paths.ts'
import { specificationWords } from '../quotes/quote-data.ts'
import { RouteStrip } from '../route-strip/RouteStrip.tsx'
import { stripOf } from '../route-strip/strip-of.ts'
import { useNarrow } from '../shell/use-narrow.ts'
import { DueDate } from '../ui/DueDate.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Flag } from '../ui/Flag.tsx'
import { PartPicture } from '../ui/PartPicture.tsx'
import { Tag } from '../ui/Tag.tsx'
import { readDue } from '../words/dates.ts'
import { countOf, formatPieces } from '../words/numbers.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import styles from './Order.module.css'
import type { OrderAsk } from './OrderAsking.tsx'
import { type Order, type Requisition, type WorkOrder, workOrdersOf } from './order-data.ts'
import { ProductionFoot } from './ProductionFoot.tsx'

/** Every part of an order and where its pieces are now, work order by work order. */
export function Production({ order, onAsk }: { order: Order; onAsk: (ask: OrderAsk) => void }) {
  if (order.requisitions.length === 0) {
    return <EmptyState title="Nothing to make">This order has expenses only.</EmptyState>
  }
  return (
    <>
      {order.requisitions.map((line) => (
        <PartBlock key={line.id} line={line} open={order.state === 'open'} />
      ))}
      <ProductionFoot order={order} onAsk={onAsk} />
    </>
  )
}

function PartBlock({ line, open }: { line: Requisition; open: boolean }) {
  const now = useNow()
  const place = useShopPlace()
  const runs = workOrdersOf(line)
  return (
    <section className={styles.part} aria-label={line.name}>
      <div className={styles.partHead}>
        <PartPicture src={line.partRevision?.pictureUrl} size={48} />
        <div className={styles.partWords}>
          <b>{line.name}</b>
          <span>{specificationWords(line)}</span>
        </div>
        <span className={styles.by}>{line.due !== null && `by ${readDue(line.due, now, place).date}`}</span>
        <span className={styles.routing}>
          {runs.length > 0 ? countOf(runs.length, 'work order', 'work orders') : <Template line={line} />}
        </span>
        <Figure number={line.quantity} caption="ordered" />
        <Figure number={line.scheduledQuantity} caption="in work" />
        <Figure number={line.finishedQuantity} caption="finished" />
      </div>
      {runs.map((run) => (
        <RunRow key={run.id} run={run} open={open} />
      ))}
    </section>
  )
}

function Template({ line }: { line: Requisition }) {
  const template = line.defaultTemplate
  if (!template) return <span className={styles.quiet}>Automatic</span>
  return (
    <>
      {template.state === 'approved' && <IconCircleCheck size={16} stroke={2} className={styles.approved} />}
      <span className={styles.templateName}>
        {template.name}, v{template.version}
      </span>
      {template.state === 'draft' && <Flag kind="draft">draft</Flag>}
    </>
  )
}

function Figure({ number, caption }: { number: number; caption: string }) {
  return (
    <span className={styles.figure}>
      <b>{formatPieces(number)}</b> {caption}
    </span>
  )
}

function RunRow({ run, open }: { run: WorkOrder; open: boolean }) {
  const narrow = useNarrow(1180)
  const held = run.balances.reduce((sum, each) => sum + (each.state === 'held' ? each.quantity : 0), 0)
  const done = run.status === 'finished' || !open
  return (
    <div className={styles.run}>
      <Link to={paths.workOrder(run.number)}>
        <Tag>{run.number}</Tag>
      </Link>
      <DueDate due={run.due} form="date" done={done} />
      <span className={styles.strip}>
        <RouteStrip variant="mini" input={stripOf(run)} width={narrow ? 190 : 290} numbers />
      </span>
      <span className={styles.flags}>
        {run.rush && !done && <Flag kind="rush">RUSH</Flag>}
        {held > 0 && <Flag kind="held">{formatPieces(held)} held</Flag>}
        {run.status === 'on_hold' && <Flag kind="held">on hold</Flag>}
        {run.quantities.short > 0 && run.quantities.entered > 0 && (
          <Flag kind="short">{formatPieces(run.quantities.short)} short</Flag>
        )}
      </span>
      <RunFigure run={run} />
    </div>
  )
}

function RunFigure({ run }: { run: WorkOrder }) {
  const { onFloor, good, target } = run.quantities
  if (run.status === 'planned') return <Figure number={target} caption="not released" />
  if (onFloor > 0) return <Figure number={onFloor} caption="on the floor" />
  return <Figure number={good} caption="finished" />
}
