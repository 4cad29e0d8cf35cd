import { useQuery } from '@tanstack/react-query'
import { messageEndpoints } from '#api/contract/messages.ts'
import { ask } from '../../server/queries.ts'
import { useCommand } from '../../server/use-command.ts'
import { useFace } from '../shell/face.tsx'
import { Said } from './Said.tsx'

interface ConversationProps {
  of: 'order' | 'quote'
  id: string
}

const lookAgainMs = 15_000
const doors = {
  order: { read: messageEndpoints.ofOrder, say: messageEndpoints.sayOnOrder },
  quote: { read: messageEndpoints.ofQuote, say: messageEndpoints.sayOnQuote },
} as const

/** What was said about an order or a quote, and the place to say something. */
export function Conversation({ of, id }: ConversationProps) {
  const { shop } = useFace()
  const { read, say } = doors[of]
  const messages = useQuery({ ...ask(read, { params: { id } }), refetchInterval: lookAgainMs })
  const sending = useCommand(say, { stale: [read.url] })
  return (
    <Said
      shop={shop.name}
      messages={messages.data?.items ?? []}
      error={messages.error ?? sending.error}
      pending={sending.isPending}
      onSay={async (text) => {
        await sending.runAsync({ params: { id }, body: { text } })
      }}
    />
  )
}
