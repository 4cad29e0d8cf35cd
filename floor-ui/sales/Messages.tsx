import { IconLock, IconPaperclip, IconSend, IconX } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { messageEndpoints } from '#api/contract/messages.ts'
import { ask } from '../server/queries.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choice.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { PersonBadge } from '../ui/PersonBadge.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { TextArea } from '../ui/TextField.tsx'
import { formatMoment } from '../words/dates.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import styles from './Sales.module.css'
import { useFiles } from './use-files.ts'

type Message = AnswerOf<typeof messageEndpoints.ofQuote>['items'][number]

interface MessagesProps {
  of: 'quote' | 'order'
  id: string
  /** Who reads what is not kept among staff. */
  customer: string
}

const doors = {
  quote: { list: messageEndpoints.ofQuote, say: messageEndpoints.sayOnQuote },
  order: { list: messageEndpoints.ofOrder, say: messageEndpoints.sayOnOrder },
}

/** The conversation of a quote and the order it became: with the customer, or among the people of the shop. */
export function Messages({ of, id, customer }: MessagesProps) {
  const query = useQuery(ask(doors[of].list, { params: { id } }))
  if (query.isError) return <FailedPart what="The messages did not load." onRetry={() => void query.refetch()} />
  const items = query.data?.items ?? []
  return (
    <div className={styles.messages}>
      {query.data && items.length === 0 && (
        <p className={styles.quiet}>Nothing was said yet. What you write goes to {customer} by e-mail as well.</p>
      )}
      <ol className={styles.thread}>
        {items.map((message) => (
          <MessageLine key={message.id} message={message} />
        ))}
      </ol>
      <Say of={of} id={id} customer={customer} />
    </div>
  )
}

function MessageLine({ message }: { message: Message }) {
  const now = useNow()
  const place = useShopPlace()
  return (
    <li className={styles.message} data-side={message.side} data-staff={message.staffOnly}>
      <PersonBadge name={message.author} />
      <div>
        <p className={styles.messageHead}>
          <b>{message.author}</b>
          <span>{formatMoment(message.at, now, place)}</span>
          {message.staffOnly && (
            <span className={styles.staffOnly}>
              <IconLock size={13} stroke={2} aria-hidden /> among ourselves
            </span>
          )}
        </p>
        <p className={styles.messageText}>{message.text}</p>
        {message.files.map((file) => (
          <a key={file.hash} className={styles.file} href={file.url} download={file.name}>
            <IconPaperclip size={14} stroke={1.75} aria-hidden />
            {file.name}
          </a>
        ))}
      </div>
    </li>
  )
}

function Say({ of, id, customer }: MessagesProps) {
  const client = useQueryClient()
  const [text, setText] = useState('')
  const [staffOnly, setStaffOnly] = useState(false)
  const files = useFiles()
  const say = useCommand(doors[of].say, {
    onDone: () => {
      setText('')
      files.clear()
      void client.invalidateQueries({ queryKey: [doors[of].list.url] })
    },
  })
  const picker = useRef<HTMLInputElement>(null)
  const ready = text.trim() !== '' && !say.isPending && !files.busy
  const submit = () => ready && say.run({ params: { id }, body: { text: text.trim(), staffOnly, files: files.items } })
  return (
    <div className={styles.say}>
      <TextArea
        label={staffOnly ? 'A note among ourselves' : `To ${customer}`}
        value={text}
        onChange={setText}
        maxLength={10_000}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
        }}
      />
      {files.items.map((file) => (
        <span key={file.hash} className={styles.file}>
          <IconPaperclip size={14} stroke={1.75} aria-hidden />
          {file.name}
          <button type="button" aria-label={`Take ${file.name} away`} onClick={() => files.remove(file.hash)}>
            <IconX size={13} stroke={2.2} />
          </button>
        </span>
      ))}
      <Refusal error={say.error ?? files.error} />
      <div className={styles.sayFoot}>
        <Checkbox checked={staffOnly} onChange={setStaffOnly}>
          Among ourselves
        </Checkbox>
        <span className={styles.grow} />
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            void files.add([...(event.currentTarget.files ?? [])])
            event.currentTarget.value = ''
          }}
        />
        <Button
          size="small"
          tone="ghost"
          icon={<IconPaperclip size={15} stroke={1.75} />}
          disabled={files.busy}
          onClick={() => picker.current?.click()}
        >
          Attach
        </Button>
        <Button size="small" icon={<IconSend size={15} stroke={1.75} />} disabled={!ready} onClick={submit}>
          {staffOnly ? 'Keep note' : 'Send'}
        </Button>
      </div>
    </div>
  )
}
