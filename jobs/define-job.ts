import type { Logger } from 'pino'
import type { CommandContext } from '#commands/context.ts'
import type { Database } from '#db/connect.ts'
import type { FileStore } from '#db/files.ts'
import type { JobName, JobPayloads } from '#db/queue.ts'
import type { PricingEngine } from '#pricing/pricing-engine.ts'
import type { MailTransport } from './mail-transport.ts'

/** What every job is given. */
export interface JobContext {
  db: Database
  files: FileStore
  /** Runs the shops' equations; its processes start when they are first needed. */
  pricing: PricingEngine
  mail: MailTransport
  log: Logger
  now: () => Date
  ring: (shopId: string) => void
  /** Aborts when the worker stops. */
  signal: AbortSignal
}

/** One run of a job. */
export interface JobRun<N extends JobName> {
  /** The command id of what the job writes: the same run again writes nothing twice. */
  id: string
  payload: JobPayloads[N]
  /** No further try follows this one. */
  last: boolean
}

export interface JobDefinition<N extends JobName> {
  name: N
  /** When it runs by itself, as a cron line in UTC. */
  schedule?: string
  /** How many run at once in this process; one when left out. */
  parallel?: number
  run: (ctx: JobContext, run: JobRun<N>) => Promise<void>
}

export const defineJob = <N extends JobName>(job: JobDefinition<N>): JobDefinition<N> => job

/** A job acts for the shop as the program itself. */
export function commandContext(ctx: JobContext, shopId: string): CommandContext {
  const actor = { shopId, personId: null, name: 'Routecard', role: 'program', stationId: null } as const
  return { db: ctx.db, actor, now: ctx.now, ring: ctx.ring }
}
