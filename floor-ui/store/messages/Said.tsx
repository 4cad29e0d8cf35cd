import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { formatMoment } from '../../words/dates.ts'
import { useNow, useShopPlace } from '../../words/shop-place.tsx'
import shell from '../shell/Store.module.css'
import styles from './Messages.module.css'

interface SaidMessage {
  id: string
  side: 'shop' | 'customer'
  author: string
  text: string
  at: string
  files?: { hash: string; name: string; url: string }[]
}

interface SaidProps {
  /** The shop's name: who is written to. */
  shop: string
  messages: readonly SaidMessage[]
  error: Error | null
  pending: boolean
  /** What is typed stays until the shop has it. */
  onSay: (text: string) => Promise<void>
}

/** A conversation, oldest first; one's own side stands at the right. */
export function Said({ shop, messages, error, pending, onSay }: SaidProps) {
  const now = useNow()
  const place = useShopPlace()
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSay(text.trim()).then(
      () => setText(''),
      () => undefined,
    )
  }
  return (
    <section aria-label="Messages">
      <h2 className={shell.section}>Messages</h2>
      <ol className={styles.said}>
        {messages.map((message) => (
          <li key={message.id} data-side={message.side}>
            <small>
              {message.author}, {formatMoment(message.at, now, place)}
            </small>
            <p>{message.text}</p>
            {message.files?.map((file) => (
              <a key={file.hash} href={file.url} className={shell.link} download>
                {file.name}
              </a>
            ))}
          </li>
        ))}
      </ol>
      <form onSubmit={submit} className={styles.form}>
        <TextArea label={`Write to ${shop}`} rows={2} value={text} maxLength={10_000} onChange={setText} />
        <Refusal error={error} />
        <Button type="submit" disabled={text.trim() === '' || pending}>
          Send
        </Button>
      </form>
    </section>
  )
}
