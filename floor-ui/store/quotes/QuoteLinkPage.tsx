import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { quoteLinkEndpoints } from '#api/contract/quote-links.ts'
import { Refused, urlOf } from '../../server/call.ts'
import { ask } from '../../server/queries.ts'
import { useCommand } from '../../server/use-command.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { sentenceOf } from '../../words/refusals.ts'
import { ShopPlaceProvider } from '../../words/shop-place.tsx'
import { Said } from '../messages/Said.tsx'
import { Logo } from '../shell/Logo.tsx'
import shell from '../shell/Store.module.css'
import { useShopStyle } from '../shell/use-shop-style.ts'
import { Decide } from './Decide.tsx'
import { QuoteView } from './QuoteView.tsx'
import type { MyQuote } from './quote-data.ts'

/** The quote behind the link of a mail: read, ask, accept or decline, without signing in. */
export function QuoteLinkPage() {
  const { token } = useParams({ strict: false }) as { token: string }
  const link = useQuery({ ...ask(quoteLinkEndpoints.read, { params: { token } }), refetchInterval: 20_000 })
  const style = useShopStyle(link.data?.shop.accentColor ?? '')
  const quote = link.data?.quote as MyQuote | undefined
  const name = link.data?.shop.name
  useEffect(() => {
    if (name) document.title = name
  }, [name])
  return (
    <div className={shell.store} style={style as object}>
      <header className={shell.header}>
        {link.data && (
          <span className={shell.name}>
            <Logo name={link.data.shop.name} src={link.data.shop.logoUrl} />
            <span className={shell.ellipsis}>{link.data.shop.name}</span>
          </span>
        )}
      </header>
      <main className={shell.content}>
        {link.isError ? (
          <NoSuchLink error={link.error} />
        ) : link.data && quote ? (
          <ShopPlaceProvider currency={quote.currency} locale={navigator.language}>
            <Linked token={token} shop={link.data.shop.name} quote={quote} messages={link.data.messages} />
          </ShopPlaceProvider>
        ) : (
          <SkeletonRows />
        )}
      </main>
    </div>
  )
}

function NoSuchLink({ error }: { error: Error }) {
  const gone = error instanceof Refused && [404, 422].includes(error.problem.status)
  return (
    <EmptyState title={gone ? 'This link leads nowhere' : 'The quote did not load'}>
      {gone ? 'Take the newest mail of the shop, or ask it for a new link.' : sentenceOf(error)}
    </EmptyState>
  )
}

interface LinkedProps {
  token: string
  shop: string
  quote: MyQuote
  messages: React.ComponentProps<typeof Said>['messages']
}

function Linked({ token, shop, quote, messages }: LinkedProps) {
  const client = useQueryClient()
  const stale = [quoteLinkEndpoints.read.url]
  const accept = useCommand(quoteLinkEndpoints.accept, { stale })
  const decline = useCommand(quoteLinkEndpoints.decline, { stale })
  const comment = useCommand(quoteLinkEndpoints.comment, { stale })
  const params = { token }
  return (
    <QuoteView
      quote={quote}
      documentUrl={urlOf(quoteLinkEndpoints.document, params)}
      decide={
        <Decide
          quote={quote}
          orderPath={null}
          pending={accept.isPending || decline.isPending}
          error={accept.error ?? decline.error}
          onAccept={(purchaseOrder) =>
            accept.run({ params, body: { revision: quote.revision, ...(purchaseOrder ? { purchaseOrder } : {}) } })
          }
          onDecline={(reason) =>
            decline.run({ params, body: { revision: quote.revision, ...(reason ? { reason } : {}) } })
          }
          onAgain={() => {
            accept.reset()
            decline.reset()
            void client.invalidateQueries({ queryKey: stale })
          }}
        />
      }
      messages={
        <Said
          shop={shop}
          messages={messages}
          error={comment.error}
          pending={comment.isPending}
          onSay={async (text) => {
            await comment.runAsync({ params, body: { text } })
          }}
        />
      }
    />
  )
}
