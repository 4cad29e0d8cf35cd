import { type Logger, pino } from 'pino'
import type { Config } from '#api/config.ts'

/** Lines for machines, one JSON object each. `quiet` is the level for programs that speak to a person, unless one was set. */
export function makeLog(config: Config, options: { quiet: boolean }): Logger {
  const chosen = process.env.LOG_LEVEL?.trim() ? config.logLevel : options.quiet ? 'warn' : config.logLevel
  return pino({ level: chosen, base: null })
}
