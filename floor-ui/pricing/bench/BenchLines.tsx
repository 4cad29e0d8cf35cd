import { IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { partRevisionEndpoints } from '#api/contract/part-revisions.ts'
import { formatCubic, formatLength, formatSides } from '../../part-viewer/lengths.ts'
import { ask } from '../../server/queries.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { PartPicture } from '../../ui/PartPicture.tsx'
import { NumberField } from '../../ui/TextField.tsx'
import type { OwnerRow } from '../owners.ts'
import styles from './Bench.module.css'
import { BenchChoices } from './BenchChoices.tsx'
import { type BenchLine, type BenchPart, type Catalogue, partName } from './bench-line.ts'

export interface BenchLinesProps {
  owner: OwnerRow
  catalogue: Catalogue
  lines: readonly BenchLine[]
  leadTimeId: string | null
  onLeadTime: (id: string | null) => void
  onChange: (line: BenchLine) => void
  onRemove: (key: string) => void
  onPart: (key: string | 'new') => void
}

/** What lies on the bench: parts with their quantity and everything a customer could choose for them. */
export function BenchLines(props: BenchLinesProps) {
  const { owner, catalogue, lines, leadTimeId, onLeadTime, onChange, onRemove, onPart } = props
  const several = owner.scope === 'ORDER'
  return (
    <div className={styles.lines}>
      {lines.map((line) => (
        <div key={line.key} className={styles.line}>
          <PartHead part={line.part} choices={wordsOf(line, catalogue)}>
            <NumberField
              label={`Quantity of ${partName(line.part)}`}
              bare
              unit="pcs"
              side="start"
              className={styles.quantity ?? ''}
              value={line.quantity}
              onChange={(quantity) => onChange({ ...line, quantity: Math.min(1_000_000, Math.max(1, quantity ?? 1)) })}
            />
            <Button onClick={() => onPart(line.key)}>Change part</Button>
            {several && lines.length > 1 && (
              <IconButton label={`Take ${partName(line.part)} off the bench`} onClick={() => onRemove(line.key)}>
                <IconX size={16} stroke={1.9} />
              </IconButton>
            )}
          </PartHead>
          <BenchChoices
            owner={owner}
            catalogue={catalogue}
            line={line}
            leadTimeId={leadTimeId}
            onLeadTime={onLeadTime}
            onChange={onChange}
          />
        </div>
      ))}
      {several && lines.length < 20 && (
        <Button size="small" icon={<IconPlus size={15} stroke={2} />} onClick={() => onPart('new')}>
          Part
        </Button>
      )}
    </div>
  )
}

function wordsOf(line: BenchLine, { materials }: Catalogue): string {
  const material = materials.find((each) => each.id === line.materialId)
  return [material?.name, line.color].filter(Boolean).join(', ')
}

function PartHead({ part, choices, children }: { part: BenchPart; choices: string; children: React.ReactNode }) {
  return (
    <div className={styles.head}>
      <PartPicture src={part.kind === 'revision' ? part.pictureUrl : null} size={64} />
      <div className={styles.headWords}>
        <h2>
          {partName(part)}
          {choices && <span>{choices}</span>}
        </h2>
        {part.kind === 'revision' ? <Measures revisionId={part.revisionId} /> : <p>massive, watertight</p>}
      </div>
      <div className={styles.headActs}>{children}</div>
    </div>
  )
}

/** Sides, volume, thinnest wall: what the equation is given. */
function Measures({ revisionId }: { revisionId: string }) {
  const { data } = useQuery(ask(partRevisionEndpoints.revision, { params: { id: revisionId } }))
  const geometry = data?.geometry
  if (!data) return <p>&nbsp;</p>
  if (!geometry) return <p>{data?.analysis === 'ready' ? '' : 'is being measured'}</p>
  const { width, height, length, volume, minWallThickness } = geometry
  return (
    <>
      <p>
        {formatSides([width, height, length])} mm, {formatCubic(volume)} cm³
      </p>
      {minWallThickness ? <small>Thinnest wall {formatLength(minWallThickness)} mm</small> : null}
    </>
  )
}
