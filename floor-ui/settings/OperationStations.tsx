import { IconDots, IconPlus, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { stationEndpoints } from '#api/contract/floor.ts'
import { labelEndpoints } from '#api/contract/labels.ts'
import { urlOf } from '../server/call.ts'
import { useCommand } from '../server/use-command.ts'
import { Button, buttonClasses, IconButton } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/Choice.tsx'
import { Menu } from '../ui/Menu.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { formatMoment } from '../words/dates.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import { askStations, type Operation, type Station, stationStale } from './operations-data.ts'
import styles from './Settings.module.css'
import { StationDialog } from './StationDialog.tsx'

/** Where an operation is done: what a bare scan means there, and who is asked for a PIN. */
export function OperationStations({ operation }: { operation: Operation }) {
  const query = useQuery(askStations())
  const [edited, setEdited] = useState<Station | 'new' | null>(null)
  const update = useCommand(stationEndpoints.update, { stale: stationStale })
  const remove = useCommand(stationEndpoints.remove, { stale: stationStale })
  const stations = (query.data?.items ?? []).filter((each) => each.operations.some(({ id }) => id === operation.id))
  return (
    <section className={styles.block}>
      <div className={styles.blockHead}>
        <h3>Stations</h3>
        <span>where it is done</span>
        <a
          className={buttonClasses({ size: 'small' })}
          href={urlOf(labelEndpoints.stationSigns)}
          target="_blank"
          rel="noreferrer"
        >
          <IconPrinter size={15} stroke={1.75} aria-hidden /> Station signs
        </a>
        <Button size="small" icon={<IconPlus size={15} stroke={2} />} onClick={() => setEdited('new')}>
          Station
        </Button>
      </div>
      {stations.length === 0 && !query.isPending ? (
        <p className={styles.quiet}>No station does {operation.name} yet. Scans of it are refused until one does.</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>Station</th>
              <th>Code</th>
              <th>A bare scan means</th>
              <th>Who</th>
              <th>Seen</th>
              <th aria-label="Acts" />
            </tr>
          </thead>
          <tbody>
            {stations.map((station) => (
              <StationRow
                key={station.id}
                station={station}
                onChange={(change) =>
                  update.run({ params: { id: station.id }, body: { version: station.version, ...change } })
                }
                onEdit={() => setEdited(station)}
                onRemove={() => remove.run({ params: { id: station.id }, body: {} })}
              />
            ))}
          </tbody>
        </table>
      )}
      <p className={styles.quiet} style={{ marginTop: 8 }}>
        Ask opens the panel with all pieces as good. All good reports them at once, with undo.
      </p>
      <Refusal error={update.error ?? remove.error} />
      {edited && (
        <StationDialog
          station={edited === 'new' ? null : edited}
          operation={operation}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  )
}

interface RowProps {
  station: Station
  onChange: (change: { bareScan?: Station['bareScan']; pin?: Station['pin'] }) => void
  onEdit: () => void
  onRemove: () => void
}

function StationRow({ station, onChange, onEdit, onRemove }: RowProps) {
  const now = useNow()
  const place = useShopPlace()
  const { lastSeen } = station
  return (
    <tr>
      <td>
        <span className={styles.two}>
          <b>{station.name}</b>
          {station.operations.length > 1 && <span>{station.operations.map((each) => each.name).join(', ')}</span>}
        </span>
      </td>
      <td className={styles.mono}>{station.code}</td>
      <td>
        <SegmentedControl
          label={`A bare scan at ${station.name}`}
          size="small"
          value={station.bareScan}
          options={[
            { value: 'ask', label: 'Ask' },
            { value: 'start', label: 'Start' },
            { value: 'complete', label: 'All good' },
          ]}
          onChange={(bareScan) => onChange({ bareScan })}
        />
      </td>
      <td>
        <SegmentedControl
          label={`Who may work at ${station.name}`}
          size="small"
          value={station.pin}
          options={[
            { value: 'required', label: 'PIN' },
            { value: 'off', label: 'No PIN' },
          ]}
          onChange={(pin) => onChange({ pin })}
        />
      </td>
      <td>
        {lastSeen ? (
          <span className={styles.two}>
            {formatMoment(lastSeen.at, now, place)}
            <span>{lastSeen.by}</span>
          </span>
        ) : (
          <span className={styles.quiet}>never</span>
        )}
      </td>
      <td className={styles.num}>
        <Menu
          target={
            <IconButton label={`Acts for ${station.name}`}>
              <IconDots size={18} stroke={1.75} />
            </IconButton>
          }
          acts={[
            { key: 'edit', label: 'Name, code, operations', onPick: onEdit },
            { key: 'remove', label: 'Take out of use', onPick: onRemove, divided: true },
          ]}
        />
      </td>
    </tr>
  )
}
