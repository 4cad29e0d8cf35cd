import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { askParts, type Part } from '../../parts/part-data.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { PartPicture } from '../../ui/PartPicture.tsx'
import { NumberField, TextField } from '../../ui/TextField.tsx'
import styles from './Bench.module.css'
import { type BenchPart, type LineWish, plainBlock } from './bench-line.ts'

interface PartDialogProps {
  onClose: () => void
  onChoose: (part: BenchPart, wish: LineWish) => void
}

/** Which part to try: one of the shop's, found by name, or a block of three sides. */
export function PartDialog({ onClose, onChoose }: PartDialogProps) {
  const [typed, setTyped] = useState('')
  const query = useQuery({ ...askParts(typed.trim()), placeholderData: (before) => before })
  const parts = query.data?.items ?? []
  return (
    <Dialog
      opened
      onClose={onClose}
      title="Which part"
      below="It is priced as it was measured; nothing is stored."
      flush
    >
      <div className={styles.find}>
        <TextField label="Find a part" value={typed} onChange={setTyped} data-autofocus placeholder="Its name" />
      </div>
      {query.isError && <FailedPart what="The parts did not load." onRetry={() => void query.refetch()} />}
      <ul className={styles.parts}>
        {parts.map((part) => (
          <li key={part.id}>
            <PartChoice part={part} onChoose={onChoose} />
          </li>
        ))}
        {query.data && parts.length === 0 && <li className={styles.none}>No part is called that.</li>}
      </ul>
      <Block onChoose={onChoose} />
    </Dialog>
  )
}

function PartChoice({ part, onChoose }: { part: Part; onChoose: PartDialogProps['onChoose'] }) {
  const { partRevision, process, material, color, name } = part
  const ready = partRevision.analysis === 'ready'
  const choose = () =>
    onChoose(
      { kind: 'revision', revisionId: partRevision.id, name, pictureUrl: partRevision.pictureUrl },
      { processId: process?.id, materialId: material?.id, color },
    )
  return (
    <button type="button" className={styles.part} disabled={!ready} onClick={choose}>
      <PartPicture src={partRevision.pictureUrl} size={38} />
      <span>
        <b>{name}</b>
        <small>
          {ready
            ? [process?.name, material?.name, color].filter(Boolean).join(', ') || 'nothing chosen yet'
            : partRevision.analysis === 'failed'
              ? (partRevision.problem ?? 'could not be measured')
              : 'not measured yet'}
        </small>
      </span>
    </button>
  )
}

function Block({ onChoose }: { onChoose: PartDialogProps['onChoose'] }) {
  const [sides, setSides] = useState<{ width: number | null; height: number | null; length: number | null }>(plainBlock)
  const { width, height, length } = sides
  const choose = () => width && height && length && onChoose({ kind: 'block', width, height, length }, {})
  return (
    <div className={styles.block}>
      <b>Or a massive block</b>
      <NumberField
        label="Width"
        unit="mm"
        decimals
        value={width}
        onChange={(next) => setSides({ ...sides, width: next })}
      />
      <NumberField
        label="Height"
        unit="mm"
        decimals
        value={height}
        onChange={(next) => setSides({ ...sides, height: next })}
      />
      <NumberField
        label="Length"
        unit="mm"
        decimals
        value={length}
        onChange={(next) => setSides({ ...sides, length: next })}
      />
      <Button disabled={!(width && height && length)} onClick={choose}>
        Take the block
      </Button>
    </div>
  )
}
