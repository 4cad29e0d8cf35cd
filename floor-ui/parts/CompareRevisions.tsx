import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { partRevisionEndpoints } from '#api/contract/part-revisions.ts'
import { createCameraLink } from '../part-viewer/camera-places.ts'
import { formatLength } from '../part-viewer/lengths.ts'
import { PartViewer } from '../part-viewer/PartViewer.tsx'
import { ask } from '../server/queries.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { formatNumber } from '../words/numbers.ts'
import { factWords, writtenFact } from './fact-words.ts'
import styles from './Parts.module.css'
import type { Design } from './part-data.ts'

interface CompareRevisionsProps {
  /** The older first. */
  pair: readonly [string, string]
  part: Design
  onClose: () => void
}

type Comparison = AnswerOf<typeof partRevisionEndpoints.compare>

/** Two revisions side by side, looked at from one place, with what differs in their facts. */
export function CompareRevisions({ pair, part, onClose }: CompareRevisionsProps) {
  const link = useMemo(createCameraLink, [])
  const compared = useQuery(ask(partRevisionEndpoints.compare, { params: { id: pair[0] }, query: { with: pair[1] } }))
  const revisions = pair.flatMap((id) => part.revisions.find((each) => each.id === id) ?? [])
  return (
    <Dialog
      opened
      width={1180}
      title={`${part.name}, revision ${revisions.map(({ number }) => number).join(' and ')}`}
      below={compared.data && shapeWords(compared.data.shape)}
      onClose={onClose}
      flush
    >
      <div className={styles.pair}>
        {revisions.map((revision) => (
          <figure key={revision.id}>
            <figcaption>
              <b>Revision {revision.number}</b> {revision.note}
            </figcaption>
            <div>
              <PartViewer
                revisionId={revision.id}
                name={`Revision ${revision.number}`}
                tools={['views', 'section', 'measure', 'thickness']}
                link={link}
              />
            </div>
          </figure>
        ))}
      </div>
      {compared.isError && <Notice>The facts could not be compared.</Notice>}
      {compared.data && <Differences facts={compared.data.facts} numbers={revisions.map(({ number }) => number)} />}
    </Dialog>
  )
}

function shapeWords({ verdict, deviation, problem }: Comparison['shape']): string {
  const apart = deviation === null ? '' : `, at most ${formatLength(deviation)} mm apart`
  const words: Record<Comparison['shape']['verdict'], string> = {
    identical: `The surfaces are the same${apart}.`,
    same_shape: `The same shape${apart}.`,
    mirrored: 'One is the mirror image of the other.',
    different: `The surfaces differ${apart}.`,
    unknown: problem ?? 'The surfaces could not be laid on each other.',
  }
  return words[verdict]
}

function Differences({ facts, numbers }: { facts: Comparison['facts']; numbers: readonly number[] }) {
  const shown = facts.filter(({ name }) => name in factWords)
  return (
    <table className={styles.differences}>
      <thead>
        <tr>
          <th>Fact</th>
          {numbers.map((number) => (
            <th key={number}>Revision {number}</th>
          ))}
          <th>Change</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((fact) => (
          <tr key={fact.name} data-changed={fact.one !== fact.other}>
            <th scope="row">{factWords[fact.name]}</th>
            <td>{writtenFact(fact.name, fact.one)}</td>
            <td>{writtenFact(fact.name, fact.other)}</td>
            <td>{changeWords(fact)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function changeWords({ one, other, change }: Comparison['facts'][number]): string {
  if (one === other || one === null || other === null) return ''
  if (change === null || Math.abs(change) < 0.00005) return 'hardly'
  return `${change > 0 ? '+' : ''}${formatNumber(change * 100, 2)} %`
}
