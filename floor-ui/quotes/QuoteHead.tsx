import { IconChevronDown, IconUpload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { leadTimeEndpoints } from '#api/contract/pricing-choices.ts'
import { askCustomer } from '../customers/customer-data.ts'
import { paths } from '../paths.ts'
import { ProjectFact } from '../projects/ProjectFact.tsx'
import { useSellers } from '../sales/sellers.ts'
import { ask } from '../server/queries.ts'
import { Button } from '../ui/Button.tsx'
import { Menu } from '../ui/Menu.tsx'
import { formatDay } from '../words/dates.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import { FactDialog } from './FactDialog.tsx'
import styles from './Quote.module.css'
import type { Quote } from './quote-data.ts'
import type { QuoteActs } from './use-quote-acts.ts'

interface QuoteHeadProps {
  quote: Quote
  writable: boolean
  acts: QuoteActs
  onAddParts: () => void
}

/** For whom, when, until when; each fact is changed where it stands. */
export function QuoteHead({ quote, writable, acts, onAddParts }: QuoteHeadProps) {
  const [asking, setAsking] = useState<'reference' | 'until' | null>(null)
  const now = useNow()
  const place = useShopPlace()
  const until = quote.validUntil === null ? 'when sent' : formatDay(quote.validUntil, now, place).replace(/^\S+ /u, '')
  return (
    <header className={styles.head}>
      <div className={styles.fact}>
        <small>Customer</small>
        <Link to={paths.customer(quote.customer.id)}>{quote.customer.name}</Link>
      </div>
      <Contact quote={quote} writable={writable} acts={acts} />
      <TextFact
        label="Their reference"
        value={quote.customerReference || 'none'}
        onAsk={writable ? () => setAsking('reference') : null}
      />
      <LeadTime quote={quote} writable={writable} acts={acts} />
      <TextFact label="Valid until" value={until} onAsk={writable ? () => setAsking('until') : null} />
      <Owner quote={quote} writable={writable} acts={acts} />
      <ProjectFact className={styles.fact} quoteId={quote.id} project={quote.project ?? null} />
      <span className={styles.grow} />
      {writable && (
        <Button icon={<IconUpload size={16} stroke={1.75} />} onClick={onAddParts}>
          Add parts
        </Button>
      )}
      {asking === 'reference' && (
        <FactDialog
          title="Their reference"
          value={quote.customerReference}
          onClose={() => setAsking(null)}
          onDone={(customerReference) => acts.change({ customerReference })}
        />
      )}
      {asking === 'until' && (
        <FactDialog
          title="Valid until"
          type="date"
          value={quote.validUntil ?? ''}
          hint="Empty: the shop’s usual days from sending on."
          onClose={() => setAsking(null)}
          onDone={(day) => acts.change({ validUntil: day || null })}
        />
      )}
    </header>
  )
}

type FactProps = Pick<QuoteHeadProps, 'quote' | 'writable' | 'acts'>

function TextFact({ label, value, onAsk }: { label: string; value: string; onAsk: (() => void) | null }) {
  return (
    <div className={styles.fact}>
      <small>{label}</small>
      {onAsk ? (
        <button type="button" onClick={onAsk} aria-label={`${label}: ${value}. Change`}>
          {value}
        </button>
      ) : (
        <span>{value}</span>
      )}
    </div>
  )
}

interface ChoiceFactProps {
  label: string
  value: string
  choices: readonly { value: string; label: string }[]
  onChoose: (value: string) => void
  writable: boolean
}

function ChoiceFact({ label, value, choices, onChoose, writable }: ChoiceFactProps) {
  return (
    <div className={styles.fact}>
      <small>{label}</small>
      {writable && choices.length > 0 ? (
        <Menu
          target={
            <button type="button" aria-label={`${label}: ${value}. Change`}>
              {value}
              <IconChevronDown size={14} stroke={2} aria-hidden />
            </button>
          }
          acts={choices.map((choice) => ({
            key: choice.value,
            label: choice.label,
            onPick: () => onChoose(choice.value),
          }))}
        />
      ) : (
        <span>{value}</span>
      )}
    </div>
  )
}

function Contact({ quote, writable, acts }: FactProps) {
  const contacts = useQuery(askCustomer(quote.customer.id)).data?.contacts ?? []
  return (
    <ChoiceFact
      label="Contact"
      value={quote.contact?.name ?? 'nobody yet'}
      writable={writable}
      choices={contacts.map(({ id, name, email }) => ({ value: id, label: `${name}, ${email}` }))}
      onChoose={(contactId) => acts.change({ contactId })}
    />
  )
}

function LeadTime({ quote, writable, acts }: FactProps) {
  const leadTimes = useQuery(ask(leadTimeEndpoints.list, { query: { limit: 100 } })).data?.items ?? []
  const words = ({ name, buffer }: { name: string; buffer: number }) => `${name}, ${buffer} days`
  return (
    <ChoiceFact
      label="Lead time"
      value={quote.leadTime ? words(quote.leadTime) : 'not said'}
      writable={writable}
      choices={leadTimes.map((each) => ({ value: each.id, label: words(each) }))}
      onChoose={(leadTimeId) => acts.change({ leadTimeId })}
    />
  )
}

function Owner({ quote, writable, acts }: FactProps) {
  const sellers = useSellers()
  return (
    <ChoiceFact
      label="Owner"
      value={quote.owner?.name ?? 'nobody'}
      writable={writable}
      choices={sellers}
      onChoose={(ownerId) => acts.change({ ownerId })}
    />
  )
}
