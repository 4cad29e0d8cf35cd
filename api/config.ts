import { resolve } from 'node:path'

/** Everything that the environment decides. Paths are absolute. */
export interface Config {
  /** 0 takes a free one. */
  port: number
  host: string
  dataDir: string
  /** The owner's connection string; null starts the embedded database in `dataDir`. */
  databaseUrl: string | null
  /** Where people reach it, without a slash at the end. */
  publicUrl: string
  /** At least 32 characters; null means: made once and kept in `dataDir`. */
  sessionSecret: string | null
  logLevel: LogLevel
  /** Paths of the files; null serves plain http. */
  tls: { certificate: string; key: string } | null
  maxUploadBytes: number
  /** `smtp://user:password@host:587?from=shop@example.com`; null keeps mail as files in the outbox of `dataDir`. */
  smtpUrl: string | null
}

export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const
export type LogLevel = (typeof logLevels)[number]

type Environment = Readonly<Record<string, string | undefined>>

export type ParsedConfig = { ok: true; config: Config } | { ok: false; sentence: string }

/** Reads the environment; a variable that is set to nothing counts as not set. A bad value is one sentence that names it. */
export function parseConfig(environment: Environment, workingFolder: string): ParsedConfig {
  try {
    return { ok: true, config: readAll(environment, workingFolder) }
  } catch (error) {
    if (error instanceof BadValue) return { ok: false, sentence: error.message }
    throw error
  }
}

class BadValue extends Error {}

function readAll(environment: Environment, workingFolder: string): Config {
  const read = (name: string) => environment[name]?.trim() || null
  const path = (name: string) => {
    const value = read(name)
    return value === null ? null : resolve(workingFolder, value)
  }
  const port = wholeNumber('PORT', read('PORT') ?? '3000', 0, 65_535)
  const tls = pair(path('TLS_CERT'), path('TLS_KEY'))
  return {
    port,
    host: hostName(read('HOST') ?? '127.0.0.1'),
    dataDir: path('DATA_DIR') ?? resolve(workingFolder, 'data'),
    databaseUrl: url('DATABASE_URL', read('DATABASE_URL'), ['postgres:', 'postgresql:']),
    publicUrl: publicUrl(read('PUBLIC_URL')) ?? `${tls ? 'https' : 'http'}://localhost:${port}`,
    sessionSecret: secret(read('SESSION_SECRET')),
    logLevel: level(read('LOG_LEVEL') ?? 'info'),
    tls,
    maxUploadBytes: wholeNumber('MAX_UPLOAD_MB', read('MAX_UPLOAD_MB') ?? '300', 1, 4_096) * 1024 * 1024,
    smtpUrl: url('SMTP_URL', read('SMTP_URL'), ['smtp:', 'smtps:']),
  }
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  throw new BadValue(`${name} must be a whole number from ${least} to ${most}, and it is "${text}".`)
}

function hostName(text: string): string {
  if (/^[A-Za-z0-9.:_-]+$/.test(text)) return text
  throw new BadValue(`HOST must be an address or a host name such as 0.0.0.0, and it is "${text}".`)
}

function url(name: string, text: string | null, schemes: string[]): string | null {
  if (text === null) return null
  const parsed = URL.parse(text)
  if (parsed && schemes.includes(parsed.protocol)) return text
  // The value is not repeated: it may hold a password.
  throw new BadValue(`${name} must be a URL that begins with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}.`)
}

function publicUrl(text: string | null): string | null {
  if (text === null) return null
  const parsed = URL.parse(text)
  if (parsed && ['http:', 'https:'].includes(parsed.protocol) && parsed.pathname === '/' && !parsed.search) {
    return parsed.origin
  }
  throw new BadValue(`PUBLIC_URL must be an http:// or https:// address without a path, and it is "${text}".`)
}

const SECRET_CHARACTERS_MIN = 32

function secret(text: string | null): string | null {
  if (text === null || text.length >= SECRET_CHARACTERS_MIN) return text
  throw new BadValue(
    `SESSION_SECRET must have at least ${SECRET_CHARACTERS_MIN} characters, and it has ${text.length}.`,
  )
}

function level(text: string): LogLevel {
  const found = logLevels.find((known) => known === text)
  if (found) return found
  throw new BadValue(`LOG_LEVEL must be one of ${logLevels.join(', ')}, and it is "${text}".`)
}

function pair(certificate: string | null, key: string | null): Config['tls'] {
  if (certificate && key) return { certificate, key }
  if (!(certificate || key)) return null
  throw new BadValue(`TLS_CERT and TLS_KEY belong together, and only ${certificate ? 'TLS_CERT' : 'TLS_KEY'} is set.`)
}
