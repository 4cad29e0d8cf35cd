import { useState } from 'react'
import { shipmentEndpoints } from '#api/contract/shipments.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { PartPicture } from '../ui/PartPicture.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { NumberField, TextArea, TextField } from '../ui/TextField.tsx'
import { dayOf } from '../words/dates.ts'
import { formatPieces } from '../words/numbers.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import styles from './Order.module.css'
import { type Order, orderStale, type Requisition } from './order-data.ts'

type Shipment = Order['shipments'][number]

/** What leaves now: finished pieces of each part, in one shipment. */
export function ShipDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const place = useShopPlace()
  const today = dayOf(useNow(), place)
  const ready = order.requisitions.filter((line) => line.readyQuantity > 0)
  const [typed, setTyped] = useState<Record<string, number | null>>({})
  const [parcels, setParcels] = useState<number | null>(1)
  const [weight, setWeight] = useState<number | null>(null)
  const [words, setWords] = useState({ carrier: '', tracking: '', note: '', shippedOn: today })
  const ship = useCommand(shipmentEndpoints.ship, { stale: orderStale, onDone: onClose })
  const quantityOf = (line: Requisition) => (line.id in typed ? (typed[line.id] ?? 0) : line.readyQuantity)
  const rows = ready.flatMap((line) => {
    const quantity = quantityOf(line)
    return quantity > 0 ? [{ requisitionId: line.id, quantity }] : []
  })
  const pieces = rows.reduce((sum, row) => sum + row.quantity, 0)
  const short = ready.some((line) => quantityOf(line) > line.readyQuantity)
  const submit = () => {
    if (rows.length === 0 || short) return
    const each = weight === null || !parcels ? {} : { weightKilograms: weight / parcels }
    ship.run({
      params: { id: order.id },
      body: { rows, parcels: Array.from({ length: parcels ?? 0 }, () => each), ...words },
    })
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      width={620}
      title={`Ship ${order.number}`}
      below="Finished pieces leave. The rest can follow in another shipment."
      onSubmit={submit}
      outcome={`${formatPieces(order.shipped + pieces)} of ${formatPieces(order.ordered)} will have left.`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={rows.length === 0 || short || ship.isPending}>
            Ship {formatPieces(pieces)}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {ready.map((line) => (
          <div key={line.id} className={styles.shipRow}>
            <PartPicture src={line.partRevision?.pictureUrl} size={44} />
            <span>
              <b>{line.name}</b>
              <span className={styles.quiet}>
                {formatPieces(line.readyQuantity)} ready, {formatPieces(line.shippedQuantity)} of{' '}
                {formatPieces(line.quantity)} left before
              </span>
            </span>
            <NumberField
              label={`Pieces of ${line.name}`}
              bare
              value={quantityOf(line)}
              onChange={(quantity) => setTyped({ ...typed, [line.id]: quantity })}
              problem={
                quantityOf(line) > line.readyQuantity ? `Only ${formatPieces(line.readyQuantity)} are ready.` : null
              }
            />
          </div>
        ))}
        <div className={styles.two}>
          <NumberField label="Parcels" value={parcels} onChange={setParcels} />
          <NumberField label="Weight, all together" unit="kg" decimals value={weight} onChange={setWeight} />
        </div>
        <TrackingFields value={words} onChange={(change) => setWords({ ...words, ...change })} />
        <TextField
          label="Leaves on"
          type="date"
          value={words.shippedOn}
          onChange={(shippedOn) => setWords({ ...words, shippedOn })}
        />
        <Refusal error={ship.error} />
      </div>
    </Dialog>
  )
}

interface Tracking {
  carrier: string
  tracking: string
  note: string
}

function TrackingFields({ value, onChange }: { value: Tracking; onChange: (change: Partial<Tracking>) => void }) {
  return (
    <>
      <div className={styles.two}>
        <TextField
          label="Carrier"
          value={value.carrier}
          onChange={(carrier) => onChange({ carrier })}
          maxLength={120}
        />
        <TextField
          label="Tracking number"
          value={value.tracking}
          onChange={(tracking) => onChange({ tracking })}
          maxLength={200}
        />
      </div>
      <TextArea
        label="Note on the packing slip"
        value={value.note}
        onChange={(note) => onChange({ note })}
        rows={2}
        maxLength={2000}
      />
    </>
  )
}

/** Tracking that comes later than the parcel. */
export function TrackingDialog({ shipment, onClose }: { shipment: Shipment; onClose: () => void }) {
  const [words, setWords] = useState({
    carrier: shipment.carrier,
    tracking: shipment.tracking,
    trackingUrl: shipment.trackingUrl,
    note: shipment.note,
  })
  const update = useCommand(shipmentEndpoints.update, { stale: orderStale, onDone: onClose })
  return (
    <Dialog
      opened
      onClose={onClose}
      width={480}
      title={`Shipment ${shipment.number}`}
      onSubmit={() => update.run({ params: { id: shipment.id }, body: { version: shipment.version, ...words } })}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={update.isPending}>
            Save
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TrackingFields value={words} onChange={(change) => setWords({ ...words, ...change })} />
        <TextField
          label="Tracking link"
          type="url"
          value={words.trackingUrl}
          onChange={(trackingUrl) => setWords({ ...words, trackingUrl })}
          hint="The customer can follow it there."
          maxLength={500}
        />
        <Refusal error={update.error} />
      </div>
    </Dialog>
  )
}
