import { IconAlertOctagon, IconCheck, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { partRevisionEndpoints } from '#api/contract/part-revisions.ts'
import { ask } from '../server/queries.ts'
import { useCommand } from '../server/use-command.ts'
import { IconButton } from '../ui/Button.tsx'
import { PartPicture } from '../ui/PartPicture.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { formatNumber } from '../words/numbers.ts'
import styles from './Lines.module.css'
import type { Upload, UploadedPart } from './use-uploads.ts'

/** The files that were sent, each with how far it is and what came of it. */
export function UploadRows({ uploads, onRemove }: { uploads: readonly Upload[]; onRemove: (id: string) => void }) {
  if (uploads.length === 0) return null
  return (
    <ul className={styles.uploads}>
      {uploads.map((upload) =>
        upload.state === 'sent' ? (
          upload.parts.map((part) => (
            <PartRow
              key={part.partRevision.id}
              part={part}
              name={part.partRevision.object?.name ?? part.partRevision.fileName}
              onRemove={() => onRemove(upload.id)}
            />
          ))
        ) : (
          <li key={upload.id} className={styles.upload} data-failed={upload.state === 'failed'}>
            <PartPicture src={null} size={44} />
            <b>{upload.name}</b>
            {upload.state === 'failed' ? (
              <span className={styles.failed}>
                <IconAlertOctagon size={16} stroke={2} aria-hidden /> {upload.problem}
              </span>
            ) : (
              <progress className={styles.progress} value={upload.share} aria-label={`${upload.name}, sent so far`} />
            )}
            <IconButton label={`Take ${upload.name} away`} size="small" onClick={() => onRemove(upload.id)}>
              <IconX size={15} stroke={1.9} />
            </IconButton>
          </li>
        ),
      )}
    </ul>
  )
}

interface PartRowProps {
  part: UploadedPart
  name: string
  onRemove: () => void
}

function PartRow({ part, name, onRemove }: PartRowProps) {
  const { id } = part.partRevision
  const revision = useQuery({
    ...ask(partRevisionEndpoints.revision, { params: { id } }),
    // The live stream tells when it is measured; this is for a stream that is cut off.
    refetchInterval: ({ state }) => (state.data?.analysis === 'pending' ? 1500 : false),
  }).data
  return (
    <li className={styles.upload}>
      <PartPicture src={revision?.pictureUrl} size={44} />
      <b>{name}</b>
      <span className={styles.quiet}>{stateWords(revision)}</span>
      {part.unitsProposals && part.unitsProposals.length > 0 && (
        <Units id={id} proposals={part.unitsProposals} now={revision?.units ?? null} />
      )}
      <IconCheck size={16} stroke={2.2} aria-label="sent" />
      <IconButton label={`Take ${name} away`} size="small" onClick={onRemove}>
        <IconX size={15} stroke={1.9} />
      </IconButton>
    </li>
  )
}

interface Measured {
  analysis: 'pending' | 'ready' | 'failed'
  problem: string | null
  progress: { name: string } | null
  geometry: { width: number; height: number; length: number } | null
}

function stateWords(revision: Measured | undefined): string {
  if (!revision || revision.analysis === 'pending') return revision?.progress?.name ?? 'being measured'
  if (revision.analysis === 'failed') return revision.problem ?? 'It cannot be measured; a person sets the price.'
  return revision.geometry ? sizeWords(revision.geometry) : 'measured'
}

function sizeWords({ width, height, length }: { width: number; height: number; length: number }): string {
  return `${[width, height, length].map((side) => formatNumber(side, 1)).join(' × ')} mm`
}

interface UnitsProps {
  id: string
  proposals: NonNullable<UploadedPart['unitsProposals']>
  now: string | null
}

/** The file does not say its units: each choice shows the real size. */
function Units({ id, proposals, now }: UnitsProps) {
  const say = useCommand(partRevisionEndpoints.update, { stale: [partRevisionEndpoints.revision.url] })
  return (
    <SelectField
      label="Units of the file"
      bare
      value={now}
      choices={proposals.map(({ units, size }) => ({
        value: units,
        label: `${units.toLowerCase()}: ${sizeWords({ width: size[0] ?? 0, height: size[1] ?? 0, length: size[2] ?? 0 })}`,
      }))}
      onChange={(units) => {
        const chosen = proposals.find((each) => each.units === units)
        if (chosen) say.run({ params: { id }, body: { units: chosen.units } })
      }}
    />
  )
}
