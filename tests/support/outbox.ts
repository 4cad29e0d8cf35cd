import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openMailTransport } from '#jobs/mail-transport.ts'

/** Mail that stays in a folder of its own. */
export function anOutbox() {
  const folder = mkdtempSync(join(tmpdir(), 'routecard-outbox-'))
  return { folder, mail: openMailTransport({ smtpUrl: null, outboxDir: folder }) }
}
