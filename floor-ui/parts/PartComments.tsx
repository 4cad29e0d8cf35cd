import { IconCheck, IconMapPin, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { partCommentEndpoints } from '#api/contract/part-designs.ts'
import { useCommand } from '../server/use-command.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choice.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { TextArea } from '../ui/TextField.tsx'
import { formatMoment } from '../words/dates.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import { Block } from './Block.tsx'
import styles from './Parts.module.css'
import { askComments, type Comment, type DesignRevision } from './part-data.ts'
import type { PartView } from './use-part-view.ts'

const stale = [partCommentEndpoints.list.url]

/** Remarks about the revision; those with a pin take the eye to their place. */
export function PartComments({ revision, view, keeps }: { revision: DesignRevision; view: PartView; keeps: boolean }) {
  const comments = useQuery(askComments(revision.id)).data?.items ?? []
  return (
    <Block title="Remarks" scope={`on revision ${revision.number}`}>
      <ol className={styles.comments}>
        {comments.map((comment, index) => (
          <CommentRow key={comment.id} comment={comment} number={index + 1} view={view} keeps={keeps} />
        ))}
      </ol>
      {keeps && <NewComment revision={revision} view={view} />}
      {!keeps && comments.length === 0 && <p className={styles.quiet}>None.</p>}
    </Block>
  )
}

function CommentRow({
  comment,
  number,
  view,
  keeps,
}: {
  comment: Comment
  number: number
  view: PartView
  keeps: boolean
}) {
  const now = useNow()
  const place = useShopPlace()
  const update = useCommand(partCommentEndpoints.update, { stale })
  const remove = useCommand(partCommentEndpoints.remove, { stale })
  const params = { id: comment.id }
  const settled = comment.resolvedAt !== null
  return (
    <li className={styles.comment} data-open={view.openComment === comment.id} data-settled={settled}>
      {comment.at && !settled ? (
        <button
          type="button"
          className={styles.pinButton}
          aria-label={`Look at remark ${number}`}
          onClick={() => view.setOpenComment(view.openComment === comment.id ? null : comment.id)}
        >
          {number}
        </button>
      ) : (
        <span className={styles.quiet}>{number}</span>
      )}
      <div>
        <p>{comment.text}</p>
        <span className={styles.quiet}>
          {[
            comment.by,
            formatMoment(comment.createdAt, now, place),
            comment.shared && 'the customer sees it',
            settled && `settled by ${comment.resolvedBy ?? 'somebody'}`,
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
        <Refusal error={update.error ?? remove.error} />
      </div>
      {keeps && (
        <span className={styles.noteActs}>
          <IconButton
            label={settled ? 'Open it again' : 'Settle it'}
            size="small"
            on={settled}
            onClick={() => update.run({ params, body: { version: comment.version, resolved: !settled } })}
          >
            <IconCheck size={15} stroke={2} />
          </IconButton>
          <IconButton label="Take the remark away" size="small" onClick={() => remove.run({ params, body: {} })}>
            <IconTrash size={14} stroke={1.9} />
          </IconButton>
        </span>
      )}
    </li>
  )
}

function NewComment({ revision, view: { pinned, setPinned } }: { revision: DesignRevision; view: PartView }) {
  const [text, setText] = useState('')
  const [shared, setShared] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // A place was marked: what is to be said of it comes next.
    if (pinned) box.current?.querySelector('textarea')?.focus()
  }, [pinned])
  const add = useCommand(partCommentEndpoints.add, {
    stale,
    onDone: () => {
      setText('')
      setPinned(null)
    },
  })
  const body = {
    text: text.trim(),
    shared,
    ...(pinned
      ? {
          at: spread(pinned.at),
          camera: { position: spread(pinned.camera.position), target: spread(pinned.camera.target) },
        }
      : {}),
  }
  return (
    <div ref={box} className={styles.newComment}>
      <TextArea
        label={pinned ? 'Remark on the marked place' : 'New remark'}
        rows={2}
        value={text}
        maxLength={4000}
        onChange={setText}
      />
      <div className={styles.answerLine}>
        <Button
          size="small"
          disabled={text.trim() === '' || add.isPending}
          onClick={() => add.run({ params: { id: revision.id }, body })}
        >
          {pinned ? 'Pin it' : 'Add remark'}
        </Button>
        <Checkbox checked={shared} onChange={setShared}>
          The customer sees it
        </Checkbox>
        <span className={styles.grow} />
        {pinned ? (
          <Button size="small" tone="ghost" onClick={() => setPinned(null)}>
            Without the place
          </Button>
        ) : (
          <span className={styles.quiet}>
            <IconMapPin size={14} stroke={1.9} aria-hidden /> “Pin” above the model marks a place
          </span>
        )}
      </div>
      <Refusal error={add.error} />
    </div>
  )
}

const spread = ([x, y, z]: readonly [number, number, number]): [number, number, number] => [x, y, z]
