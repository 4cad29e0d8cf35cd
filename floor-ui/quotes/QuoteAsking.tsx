import { AcceptDialog, DeclineDialog } from './DecideDialogs.tsx'
import { DeliveryDialog } from './DeliveryDialog.tsx'
import { DiscountDialog, ExpenseDialog, ShippingDialog } from './MoneyDialogs.tsx'
import { MoreDialog } from './MoreDialog.tsx'
import type { Quote } from './quote-data.ts'
import { RecalculateDialog } from './RecalculateDialog.tsx'
import { RevisionsDialog } from './RevisionsDialog.tsx'
import { SendDialog } from './SendDialog.tsx'
import type { TotalsAct } from './TotalsPane.tsx'
import { whyNotSend } from './totals-lines.ts'
import type { QuoteActs } from './use-quote-acts.ts'

export type QuoteAsk = TotalsAct | 'delivery' | 'revisions' | 'accept' | 'decline' | 'clone' | 'archive' | 'reopen'

interface QuoteAskingProps {
  ask: QuoteAsk
  quote: Quote
  acts: QuoteActs
  onClose: () => void
  onOrder: (number: string) => void
  onQuote: (number: string) => void
}

/** The question that is open over a quote. */
export function QuoteAsking({ ask, quote, acts, onClose, onOrder, onQuote }: QuoteAskingProps) {
  switch (ask) {
    case 'expense':
      return <ExpenseDialog quote={quote} acts={acts} onClose={onClose} />
    case 'discount':
      return <DiscountDialog quote={quote} acts={acts} onClose={onClose} />
    case 'shipping':
      return <ShippingDialog quote={quote} acts={acts} onClose={onClose} />
    case 'delivery':
      return <DeliveryDialog quote={quote} acts={acts} onClose={onClose} />
    case 'recalculate':
      return <RecalculateDialog quote={quote} onClose={onClose} />
    case 'revisions':
      return <RevisionsDialog quote={quote} onClose={onClose} />
    case 'accept':
      return <AcceptDialog quote={quote} onClose={onClose} onOrder={onOrder} />
    case 'decline':
      return <DeclineDialog quote={quote} onClose={onClose} />
    case 'send':
      return whyNotSend(quote) === null ? <SendDialog quote={quote} onClose={onClose} /> : null
    default:
      return <MoreDialog act={ask} quote={quote} onClose={onClose} onQuote={onQuote} />
  }
}
