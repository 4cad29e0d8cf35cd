import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, parseConfig } from '#api/config.ts'
import { CannotStart } from '#db/embedded/cannot-start.ts'

/** The configuration of this process. Throws CannotStart with one sentence for a bad value. */
export function readSettings(): Config {
  const parsed = parseConfig(process.env, process.cwd())
  if (!parsed.ok) throw new CannotStart(parsed.sentence)
  for (const file of [parsed.config.tls?.certificate, parsed.config.tls?.key]) if (file) refuseUnreadable(file)
  return parsed.config
}

/** The same with a session secret: the environment's, or the one that is made once and kept in the data folder. */
export function withSessionSecret(config: Config): Config & { sessionSecret: string } {
  if (config.sessionSecret !== null) return { ...config, sessionSecret: config.sessionSecret }
  const path = join(config.dataDir, 'session-secret')
  if (!existsSync(path)) {
    mkdirSync(config.dataDir, { recursive: true })
    writeFileSync(path, randomBytes(48).toString('base64url'), { mode: 0o600 })
  }
  return { ...config, sessionSecret: readFileSync(path, 'utf8').trim() }
}

/** Where the stored files of a data folder lie. */
export const filesFolder = (config: Config) => join(config.dataDir, 'files')

/** How mail leaves: by the server of SMTP_URL, or into the outbox of the data folder. */
export const mailSettings = ({ smtpUrl, dataDir }: Config) => ({ smtpUrl, outboxDir: join(dataDir, 'outbox') })

function refuseUnreadable(file: string): void {
  try {
    accessSync(file, constants.R_OK)
  } catch {
    throw new CannotStart(`The file ${file} that TLS_CERT or TLS_KEY names cannot be read.`)
  }
}
