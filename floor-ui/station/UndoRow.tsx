import { IconArrowBackUp } from '@tabler/icons-react'
import { Button } from '../ui/Button.tsx'
import { formatMoment } from '../words/dates.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import styles from './ReportPanel.module.css'
import { wordsOfLast } from './station-words.ts'
import type { QueueView } from './use-station-state.ts'
import type { Workplace } from './use-workplace.ts'

/** Always in reach: what this person reported here last, and the way to take it back. */
export function UndoRow({ work, last }: { work: Workplace; last: QueueView['lastReport'] }) {
  const now = useNow()
  const place = useShopPlace()
  return (
    <div className={styles.undo}>
      {last === null ? (
        <p>Nothing reported here yet</p>
      ) : (
        <p>
          <b>{wordsOfLast(last)}</b> of <span className="mono">{last.workOrder.number}</span>
          <br />
          {last.undone ? 'undone' : 'reported'} {formatMoment(last.at, now, place)}
        </p>
      )}
      <Button
        icon={<IconArrowBackUp size={24} stroke={2} aria-hidden />}
        disabled={!last?.canUndo || work.sending !== null || work.looking !== null}
        onClick={() => work.undoLast(last)}
      >
        Undo
      </Button>
    </div>
  )
}
