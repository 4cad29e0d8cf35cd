import { IconArrowLeft } from '@tabler/icons-react'
import { parseCode } from '#domain/codes/carrier-code.ts'
import { useWindowTitle } from '../shell/Page.tsx'
import styles from './ChooseStation.module.css'
import type { StationOnDoor } from './Station.tsx'
import { StationSign } from './StationBar.tsx'
import { useHearing } from './use-hearing.ts'

interface ChooseStationProps {
  stations: readonly StationOnDoor[]
  onChoose: (code: string) => void
  /** For somebody who came from a desk; a tablet at a station has none to go back to. */
  onDesk?: (() => void) | undefined
}

/** Once on every device: which station it is. */
export function ChooseStation({ stations, onChoose, onDesk }: ChooseStationProps) {
  useWindowTitle('Choose the station')
  useHearing({
    onScan: (text) => {
      const code = parseCode(text)
      if (code.ok && code.value.kind === 'station') onChoose(code.value.station)
    },
  })
  const shops = new Set(stations.map((each) => each.shop))
  return (
    <main className={styles.page}>
      {onDesk && (
        <button type="button" className={styles.back} onClick={onDesk}>
          <IconArrowLeft size={22} stroke={2.2} aria-hidden />
          Back to the desk
        </button>
      )}
      <h1>Which station is this?</h1>
      <p>Touch it, or scan the sign at the station. This device remembers it.</p>
      <div className={styles.list}>
        {stations.map((station) => (
          <button key={station.id} type="button" className={styles.station} onClick={() => onChoose(station.code)}>
            <StationSign name={station.name} />
            <span className={styles.does}>
              {station.operations.join(', ') || 'no operation yet'}
              {shops.size > 1 && <small>{station.shop}</small>}
            </span>
          </button>
        ))}
      </div>
      {stations.length === 0 && <p>There is no station yet. An owner makes one in the settings.</p>}
    </main>
  )
}
