import {
  IconArchive,
  IconCheck,
  IconCopy,
  IconDots,
  IconFileText,
  IconHistory,
  IconMapPin,
  IconRotate,
  IconSend,
  IconX,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { documentEndpoints } from '#api/contract/documents.ts'
import { paths } from '../paths.ts'
import { urlOf } from '../server/call.ts'
import { Button, buttonClasses, IconButton } from '../ui/Button.tsx'
import { Menu, type MenuAct } from '../ui/Menu.tsx'
import { formatMoment } from '../words/dates.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import type { QuoteAsk } from './QuoteAsking.tsx'
import type { Quote } from './quote-data.ts'
import { whyNotSend } from './totals-lines.ts'

interface QuoteActionsProps {
  quote: Quote
  writable: boolean
  onAsk: (ask: QuoteAsk) => void
}

/** What can be done with a quote as it stands; the next step last. */
export function QuoteActions({ quote, writable, onAsk }: QuoteActionsProps) {
  const now = useNow()
  const place = useShopPlace()
  const { previous } = quote
  return (
    <>
      {previous && (
        <Button tone="ghost" icon={<IconHistory size={17} stroke={1.75} />} onClick={() => onAsk('revisions')}>
          Revision {previous.revision}, sent {formatMoment(previous.sentAt, now, place)}
        </Button>
      )}
      <Menu
        target={
          <IconButton label="What else can be done">
            <IconDots size={18} stroke={1.9} />
          </IconButton>
        }
        acts={moreActs(quote, writable, onAsk)}
      />
      <a
        className={buttonClasses()}
        href={urlOf(documentEndpoints.quote, { id: quote.id })}
        target="_blank"
        rel="noreferrer"
      >
        <IconFileText size={16} stroke={1.75} aria-hidden /> Preview PDF
      </a>
      <NextStep quote={quote} writable={writable} onAsk={onAsk} />
    </>
  )
}

function NextStep({ quote, writable, onAsk }: QuoteActionsProps) {
  if (quote.order) {
    return (
      <Link to={paths.order(quote.order.number)} className={buttonClasses({ tone: 'primary' })}>
        Open {quote.order.number}
      </Link>
    )
  }
  if (!writable) return null
  if (quote.status === 'sent') {
    return (
      <Button tone="primary" icon={<IconCheck size={16} stroke={2} />} onClick={() => onAsk('accept')}>
        Accept for them
      </Button>
    )
  }
  return (
    <Button
      icon={<IconSend size={16} stroke={1.75} />}
      disabled={whyNotSend(quote) !== null}
      onClick={() => onAsk('send')}
    >
      Send revision {quote.revision}
    </Button>
  )
}

function moreActs(quote: Quote, writable: boolean, onAsk: (ask: QuoteAsk) => void): MenuAct[] {
  const icon = { size: 16, stroke: 1.75 }
  const act = (key: QuoteAsk, label: string, picture: MenuAct['icon']): MenuAct => ({
    key,
    label,
    icon: picture,
    onPick: () => onAsk(key),
  })
  const decided = quote.status === 'declined' || quote.status === 'expired'
  return [
    ...(writable ? [act('delivery', 'Addresses and currency', <IconMapPin {...icon} />)] : []),
    act('revisions', 'Revisions', <IconHistory {...icon} />),
    act('clone', 'Copy', <IconCopy {...icon} />),
    ...(quote.status === 'sent'
      ? [
          act('accept', 'Accept for the customer', <IconCheck {...icon} />),
          act('decline', 'Decline for the customer', <IconX {...icon} />),
        ]
      : []),
    ...(decided ? [act('reopen', 'Take it up again', <IconRotate {...icon} />)] : []),
    {
      ...act('archive', quote.archivedAt ? 'Take out of the archive' : 'Archive', <IconArchive {...icon} />),
      divided: true,
    },
  ]
}
