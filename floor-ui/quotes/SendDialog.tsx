import { IconCheck, IconCopy, IconSend } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { quoteEndpoints } from '#api/contract/quotes.ts'
import { askCustomer } from '../customers/customer-data.ts'
import { useCommand } from '../server/use-command.ts'
import { useSession } from '../shell/session.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choice.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import { formatMoney } from '../words/numbers.ts'
import styles from './Lines.module.css'
import { type Quote, quoteStale } from './quote-data.ts'
import { mailOf, readAddresses } from './send-words.ts'

/** Freezes the revision and lets the customer know; the link can be copied either way. */
export function SendDialog({ quote, onClose }: { quote: Quote; onClose: () => void }) {
  const { shop, user } = useSession()
  const contacts = useQuery(askCustomer(quote.customer.id)).data?.contacts ?? []
  const proposal = mailOf(quote, { shop: shop.name, sender: user.name })
  const [mail, setMail] = useState(true)
  const [typedTo, setTo] = useState<string | null>(null)
  const [subject, setSubject] = useState(proposal.subject)
  const [text, setText] = useState(proposal.text)
  const told = quote.contact?.email ?? contacts.find((each) => each.main)?.email ?? contacts[0]?.email ?? ''
  const to = typedTo ?? told
  const addresses = readAddresses(to)
  const send = useCommand(quoteEndpoints.send, { stale: [quoteEndpoints.read.url, ...quoteStale] })
  if (send.data) return <Sent link={send.data.link} mailed={mail ? to : null} onClose={onClose} />
  const ready = !mail || (addresses !== null && addresses.length > 0)
  const submit = () => {
    if (!ready) return
    const email = mail && addresses ? { to: addresses, subject, text } : null
    send.run({ params: { id: quote.id }, body: { version: quote.version, email } })
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      width={620}
      title={`Send revision ${quote.revision}`}
      below="What is sent stands. The next change begins another revision."
      onSubmit={submit}
      outcome={formatMoney(quote.totals.total, quote.currency)}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            type="submit"
            icon={<IconSend size={16} stroke={1.75} />}
            disabled={!ready || send.isPending}
          >
            {mail ? 'Send' : 'Make the link'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Checkbox checked={mail} onChange={setMail}>
          By e-mail, with the link to read, comment, accept or decline
        </Checkbox>
        {mail && (
          <>
            <TextField
              label="To"
              value={to}
              onChange={setTo}
              hint="Several with commas between."
              problem={addresses === null ? 'One of these is no e-mail address.' : null}
            />
            <TextField label="Subject" value={subject} onChange={setSubject} maxLength={300} />
            <TextArea label="Text" value={text} onChange={setText} rows={8} maxLength={10_000} />
          </>
        )}
        <Refusal error={send.error} />
      </div>
    </Dialog>
  )
}

function Sent({ link, mailed, onClose }: { link: string; mailed: string | null; onClose: () => void }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(link)
    setCopied(true)
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      width={520}
      title={mailed ? 'Sent' : 'The link is made'}
      below={mailed ? `To ${mailed}. The same link is in the e-mail.` : 'Whoever has it can read, comment and decide.'}
      actions={
        <Button tone="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <div className={styles.link}>
        <TextField label="Link" value={link} onChange={() => undefined} readOnly />
        <Button
          icon={copied ? <IconCheck size={16} stroke={2} /> : <IconCopy size={16} stroke={1.75} />}
          onClick={() => void copy()}
        >
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </div>
    </Dialog>
  )
}
