import { type Logger, pino } from 'pino'
import type { Config } from '#api/config.ts'

/** Lines for machines, one JSON object each. `quiet` is the level for programs that speak to a person, unless one was set. */
export function makeLog(config: Config, options: { quiet: boolean }): Logger {
  const chosen = process.env.LOG_LEVEL?.trim() ? config.logLevel : options.quiet ? 'warn' : config.logLevel
  return pino({ level: chosen, base: null, serializers: { err: describeError } })
}

type Described = { type: string; message: string; code?: unknown; stack?: string; cause?: Described }

/** What helps to find an error. Its other fields stay out: the database's errors carry the whole connection with them. */
function describeError(error: unknown): Described {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) }
  return {
    type: error.name,
    message: error.message,
    ...('code' in error && { code: error.code }),
    ...(error.stack && { stack: error.stack }),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  }
}
