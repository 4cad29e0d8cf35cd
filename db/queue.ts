import { sql } from 'kysely'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { Tx } from './connect.ts'

/** What each job is told. Work that takes long or may fail is done by `jobs/`, after the command that asks for it. */
export interface JobPayloads {
  /** Measures an uploaded part file: facts, picture, model for the viewer, what it is the same as. */
  'measure-part': { shopId: string; partRevisionId: string }
  /** Looks again for what a part is the same as. */
  'recognise-part': { shopId: string; partRevisionId: string }
  /** Prices the lines of drafts that waited for a part to be measured. */
  'price-waiting-lines': { shopId: string; partRevisionId: string }
  /** Holds equations again to what the shop has, after names that they use changed. */
  'check-equations': { shopId: string }
  /** Takes content off the disk that no shop keeps. */
  'sweep-file': { hash: string }
  /** Sends a mail that a command left. */
  'send-mail': { shopId: string; mailId: string }
  /** Tells another program that an order entered a status. */
  'send-webhook': { shopId: string; orderId: string; order: string; status: string; at: string }
  /** Ends quotes whose last day is over. */
  'expire-quotes': Record<string, never>
  /** Tries an equation on what was priced before. */
  'backtest-equation': { shopId: string; backtestId: string }
  /** Proves the ledger of every shop. */
  'check-invariants': Record<string, never>
  /** Ends sessions that nobody used for too long. */
  'end-stale-sessions': Record<string, never>
}
export type JobName = keyof JobPayloads

export const queueSchema = 'pgboss'

interface QueueLimits {
  retryLimit: number
  expireInSeconds: number
  /** A worker that is not heard of for so long has died, and another one takes the job. */
  heartbeatSeconds?: number
}

const queues: Record<JobName, QueueLimits> = {
  'measure-part': { retryLimit: 3, expireInSeconds: 1800, heartbeatSeconds: 60 },
  'recognise-part': { retryLimit: 2, expireInSeconds: 300 },
  'price-waiting-lines': { retryLimit: 3, expireInSeconds: 120 },
  'check-equations': { retryLimit: 2, expireInSeconds: 300 },
  'sweep-file': { retryLimit: 3, expireInSeconds: 60 },
  'send-mail': { retryLimit: 6, expireInSeconds: 120 },
  'send-webhook': { retryLimit: 6, expireInSeconds: 60 },
  'expire-quotes': { retryLimit: 1, expireInSeconds: 300 },
  'backtest-equation': { retryLimit: 1, expireInSeconds: 900 },
  'check-invariants': { retryLimit: 1, expireInSeconds: 3600 },
  'end-stale-sessions': { retryLimit: 1, expireInSeconds: 300 },
}

/**
 * Asks for a job inside the command's own transaction: it exists exactly if the command happened. Never from the
 * ledger's transactions, because it wakes the workers by a notification.
 */
export async function enqueue<N extends JobName>(tx: Tx, name: N, payload: JobPayloads[N]): Promise<void> {
  await sql`select pgboss.enqueue_job(${name}, ${JSON.stringify(payload)}::jsonb)`.execute(tx)
}

/** The owner's handle on the queue, for the worker process and for preparing a database. */
export function openQueue(options: { databaseUrl: string; max: number }): PgBoss {
  return new PgBoss({
    connectionString: options.databaseUrl,
    application_name: 'routecard-jobs',
    schema: queueSchema,
    max: options.max,
    useListenNotify: true,
  })
}

/**
 * Makes the queue's own tables and the one door through which the application's role reaches them. Safe to call at any
 * start, also by several at once.
 */
export async function prepareQueue(databaseUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: 'routecard-migrate',
    schema: queueSchema,
    max: 2,
    supervise: false,
    schedule: false,
  })
  // A failed connection rejects the call it belongs to; the event would only end the process.
  boss.on('error', () => undefined)
  await boss.start()
  try {
    for (const [name, options] of Object.entries(queues)) {
      if (await boss.getQueue(name)) await boss.updateQueue(name, { ...options, notify: true })
      else await boss.createQueue(name, { ...options, retryBackoff: true, notify: true })
    }
  } finally {
    await boss.stop({ graceful: false })
  }
  await makeDoor(databaseUrl)
}

async function makeDoor(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [DOOR_LOCK])
    await client.query(DOOR)
    await client.query('commit')
  } finally {
    await client.end()
  }
}

const DOOR_LOCK = 7_283_642_002

/** Written against the tables of the pinned pg-boss; `tests/jobs/queue.test.ts` fails when they change. */
const DOOR = `
  create or replace function ${queueSchema}.enqueue_job(queue_name text, payload jsonb) returns void
    language sql security definer set search_path = ${queueSchema}
    as $$
      insert into job (name, data, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max,
        expire_seconds, heartbeat_seconds, deletion_seconds, keep_until, dead_letter)
      select q.name, payload, q.policy, q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max,
        q.expire_seconds, q.heartbeat_seconds, q.deletion_seconds, now() + make_interval(secs => q.retention_seconds), q.dead_letter
      from queue q where q.name = queue_name;
      select pg_notify('pgboss_' || left(encode(sha224('${queueSchema}'::bytea), 'hex'), 24), queue_name);
    $$;
  grant usage on schema ${queueSchema} to routecard_app;
  revoke all on function ${queueSchema}.enqueue_job(text, jsonb) from public;
  grant execute on function ${queueSchema}.enqueue_job(text, jsonb) to routecard_app;`
