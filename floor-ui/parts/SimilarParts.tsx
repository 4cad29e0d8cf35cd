import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { partRevisionEndpoints } from '#api/contract/part-revisions.ts'
import { formatLength, formatSides } from '../part-viewer/lengths.ts'
import { ask } from '../server/queries.ts'
import { PartPicture } from '../ui/PartPicture.tsx'
import { Block } from './Block.tsx'
import styles from './Parts.module.css'
import type { DesignRevision } from './part-data.ts'

type Similar = AnswerOf<typeof partRevisionEndpoints.similar>['items'][number]

/** Parts of a like shape and size, most alike first, each with its picture. */
export function SimilarParts({ revision }: { revision: DesignRevision }) {
  const asked = ask(partRevisionEndpoints.similar, { params: { id: revision.id }, query: { limit: 8 } })
  const found = useQuery({ ...asked, enabled: revision.analysis === 'ready' }).data?.items ?? []
  // Its own revisions stand in the list of revisions.
  const items = found.filter(({ partRevision }) => partRevision.design.id !== revision.design.id)
  if (items.length === 0) return null
  return (
    <Block title="Similar parts" scope="by shape and size">
      <ul className={styles.similar}>
        {items.map((item) => (
          <li key={item.partRevision.id}>
            <Link
              to="/parts/$id"
              params={{ id: item.partRevision.design.id }}
              search={{ revision: item.partRevision.id }}
              className={styles.tile}
            >
              <span data-mirrored={item.match === 'mirrored'}>
                <PartPicture src={item.partRevision.pictureUrl} size={88} />
              </span>
              <b>{item.partRevision.design.name}</b>
              <span>{formatSides(item.size)}</span>
              <span>{likeWords(item)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Block>
  )
}

function likeWords({ match, deviation, likeness }: Similar): string {
  if (match === 'mirrored') return 'mirror image'
  if (match === 'same_file') return 'the same file'
  if (match === 'same_shape')
    return deviation === null ? 'same shape' : `same shape, ${formatLength(deviation)} mm apart`
  return `${Math.round(likeness * 100)} % alike`
}
