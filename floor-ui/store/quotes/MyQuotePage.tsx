import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { documentEndpoints } from '#api/contract/documents.ts'
import { quoteEndpoints } from '#api/contract/quotes.ts'
import { urlOf } from '../../server/call.ts'
import { ask } from '../../server/queries.ts'
import { useCommand } from '../../server/use-command.ts'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { sentenceOf } from '../../words/refusals.ts'
import { Conversation } from '../messages/Conversation.tsx'
import { ForCustomers } from '../shell/ForCustomers.tsx'
import { storePaths } from '../store-paths.ts'
import { Decide } from './Decide.tsx'
import { QuoteView } from './QuoteView.tsx'
import type { MyQuote } from './quote-data.ts'

/** One quote of one's own: what it offers, until when, and the answer. */
export function MyQuotePage() {
  const { id } = useParams({ strict: false }) as { id: string }
  return <ForCustomers>{() => <Offered id={id} />}</ForCustomers>
}

function Offered({ id }: { id: string }) {
  const quote = useQuery({ ...ask(quoteEndpoints.read, { params: { id } }), refetchInterval: 15_000 })
  if (quote.isError) return <FailedPart what={sentenceOf(quote.error)} onRetry={() => void quote.refetch()} />
  if (!quote.data) return <SkeletonRows />
  const shown = quote.data
  return (
    <QuoteView
      quote={shown}
      documentUrl={urlOf(documentEndpoints.quote, { id: shown.id })}
      decide={<OwnDecision quote={shown} />}
      messages={<Conversation of="quote" id={shown.id} />}
    />
  )
}

function OwnDecision({ quote }: { quote: MyQuote }) {
  const navigate = useNavigate()
  const client = useQueryClient()
  const stale = [quoteEndpoints.read.url, quoteEndpoints.list.url]
  const accept = useCommand(quoteEndpoints.accept, {
    stale,
    onDone: ({ order }) => void navigate({ to: storePaths.order(order.id) }),
  })
  const decline = useCommand(quoteEndpoints.decline, { stale })
  return (
    <Decide
      quote={quote}
      orderPath={quote.order && storePaths.order(quote.order.id)}
      pending={accept.isPending || decline.isPending}
      error={accept.error ?? decline.error}
      onAccept={(purchaseOrder) =>
        accept.run({
          params: { id: quote.id },
          body: { revision: quote.revision, ...(purchaseOrder ? { purchaseOrder } : {}) },
        })
      }
      onDecline={(reason) => decline.run({ params: { id: quote.id }, body: { revision: quote.revision, reason } })}
      onAgain={() => void client.invalidateQueries({ queryKey: [quoteEndpoints.read.url] })}
    />
  )
}
