import { join } from 'node:path'
import type { JobWithMetadata, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import { postgresBus } from '#db/bus.ts'
import { connect } from '#db/connect.ts'
import { openFileStore } from '#db/files.ts'
import { type JobName, type JobPayloads, openQueue } from '#db/queue.ts'
import { endMeasuring, warmUpMeasuring } from '#geometry/measure-part.ts'
import { PricingEngine } from '#pricing/pricing-engine.ts'
import { backtestEquation } from './backtest-equation.ts'
import { checkEquations } from './check-equations.ts'
import { checkInvariants } from './check-invariants.ts'
import type { JobContext, JobDefinition } from './define-job.ts'
import { endStaleSessions } from './end-stale-sessions.ts'
import { expireQuotes } from './expire-quotes.ts'
import { type MailSettings, openMailTransport } from './mail-transport.ts'
import { measurePart } from './measure-part.ts'
import { priceWaitingLines } from './price-waiting-lines.ts'
import { recognisePart } from './recognise-part.ts'
import { sendMail } from './send-mail.ts'
import { sendWebhook } from './send-webhook.ts'
import { sweepFile } from './sweep-file.ts'

export interface StartJobs {
  /** The owner's connection string: the queue keeps its own tables; what the jobs write goes through the application's role. */
  databaseUrl: string
  filesDir: string
  /** How mail leaves; left out, it lies as files in an outbox beside the stored files. */
  mail?: MailSettings
  log: Logger
}

/** Starts the background jobs on a migrated database. Any number of workers may share it. */
export async function startJobs(options: StartJobs): Promise<{ stop(): Promise<void> }> {
  const { databaseUrl, log } = options
  const db = connect({ databaseUrl, applicationName: 'routecard-jobs', max: 4, ledgerMax: 1 })
  const bus = postgresBus({ databaseUrl, applicationName: 'routecard-jobs' })
  const abort = new AbortController()
  const pricing = new PricingEngine()
  const mail = openMailTransport(options.mail ?? { smtpUrl: null, outboxDir: join(options.filesDir, '..', 'outbox') })
  const ctx: JobContext = {
    db,
    log,
    files: openFileStore(options.filesDir),
    pricing,
    mail,
    now: () => new Date(),
    ring: (shopId) => bus.publish(shopId),
    signal: abort.signal,
  }
  const boss = openQueue({ databaseUrl, max: 3 })
  boss.on('error', (error) => log.warn({ err: error }, 'The queue stumbled'))
  const stop = async () => {
    abort.abort()
    endMeasuring()
    await boss.stop({ graceful: true, timeout: 10_000 })
    pricing.close()
    mail.close()
    await bus.close()
    await db.end()
  }
  try {
    await boss.start()
    warmUpMeasuring()
    // A database that was just filled or restored has no statistics yet, and a board planned without took 100 times as long.
    await boss.getDb().executeSql('analyze')
    await offer(boss, ctx, measurePart)
    await offer(boss, ctx, recognisePart)
    await offer(boss, ctx, priceWaitingLines)
    await offer(boss, ctx, checkEquations)
    await offer(boss, ctx, sweepFile)
    await offer(boss, ctx, backtestEquation)
    await offer(boss, ctx, sendMail)
    await offer(boss, ctx, sendWebhook)
    await offer(boss, ctx, expireQuotes)
    await offer(boss, ctx, checkInvariants)
    await offer(boss, ctx, endStaleSessions)
  } catch (error) {
    await stop()
    throw error
  }
  return { stop }
}

async function offer<N extends JobName>(boss: PgBoss, ctx: JobContext, job: JobDefinition<N>): Promise<void> {
  const runAll = async (found: JobWithMetadata<JobPayloads[N]>[]) => {
    for (const { id, data, retryCount, retryLimit } of found) {
      try {
        await job.run(ctx, { id, payload: data, last: retryCount >= retryLimit })
      } catch (error) {
        ctx.log.error({ err: error, job: job.name, id }, `The job ${job.name} failed`)
        throw error
      }
    }
  }
  // Work that came while another piece was under way rang unheard: it is found by looking, and must not wait for long.
  const look = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 }
  const options = { batchSize: 1, localConcurrency: job.parallel ?? 1, ...look, includeMetadata: true } as const
  await boss.work(job.name, options, runAll)
  if (job.schedule) await boss.schedule(job.name, job.schedule, {}, { tz: 'UTC' })
}
