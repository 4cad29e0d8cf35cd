import { join } from 'node:path'
import { pino } from 'pino'
import { parseConfig } from '#api/config.ts'
import { startApi } from '#api/server.ts'
import { migrate } from '#db/migrate.ts'
import { partReader } from '#geometry/part-reader.ts'
import { withThrowAwayDatabase } from './throw-away-database.ts'

/** The description that a running server gives of itself, as the text of `api/contract/openapi.json`. */
export function describeApi(): Promise<string> {
  return withThrowAwayDatabase(async ({ url, folder }) => {
    await migrate({ databaseUrl: url })
    const parsed = parseConfig({ PORT: '0', SESSION_SECRET: 'only for describing the doors to the reader' }, folder)
    if (!parsed.ok) throw new Error(parsed.sentence)
    const api = await startApi({
      parts: partReader,
      config: parsed.config,
      databaseUrl: url,
      filesDir: join(folder, 'files'),
      log: pino({ level: 'silent' }),
    })
    try {
      const answer = await fetch(`${api.url}/api/v1/openapi.json`)
      return `${JSON.stringify(await answer.json(), null, 2)}\n`
    } finally {
      await api.stop()
    }
  })
}
