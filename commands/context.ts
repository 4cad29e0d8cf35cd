import type { Database } from '#db/connect.ts'
import type { Role } from '#domain/people/roles.ts'

/** Who acts. An API key acts with no person id and its own name. */
export interface Actor {
  shopId: string
  /** null for a program that uses an API key. */
  personId: string | null
  name: string
  role: Role | 'program'
  /** Where a badge session was opened; null at a desk. */
  stationId: string | null
  /** The organisation of a customer's log-in; nobody else has one. */
  customerId?: string | null
}

/** What every command needs: the database, who acts, the clock, and the bell that wakes the live streams after a commit. */
export interface CommandContext {
  db: Database
  actor: Actor
  now: () => Date
  /** Called after a commit that wrote events; never throws. */
  ring: (shopId: string) => void
}
