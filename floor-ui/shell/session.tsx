import { createContext, type ReactNode, useContext } from 'react'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { sessionEndpoints } from '#api/contract/session.ts'
import { ask } from '../server/queries.ts'

export type Session = AnswerOf<typeof sessionEndpoints.read>

/** Who is signed in, in which shop. */
export const askSession = () => ask(sessionEndpoints.read, {})

const Present = createContext<Session | null>(null)

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <Present value={session}>{children}</Present>
}

/** The person and the shop. Only below the screens that ask for a sign-in. */
export function useSession(): Session {
  const session = useContext(Present)
  if (!session) throw new Error('useSession needs a SessionProvider above it')
  return session
}
