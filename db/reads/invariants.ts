import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ClientBase } from 'pg'

const folder = join(import.meta.dirname, '..', 'invariants')

export interface Invariant {
  /** The file's name: what must be true. */
  name: string
  /** Answers the rows that break it; none is right. */
  text: string
}

/** What must be true of the stored rows whatever the program did, one query each. */
export function invariants(): Invariant[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => ({ name: file.slice(0, -'.sql'.length), text: readFileSync(join(folder, file), 'utf8') }))
}

/** The first invariant that does not hold for what this session may see, with the row that breaks it; null if all hold. */
export async function brokenInvariant(client: ClientBase): Promise<string | null> {
  for (const { name, text } of invariants()) {
    const { rows } = await client.query(`${text.trim()}\nlimit 1`)
    if (rows.length > 0) return `The rule "${name.replaceAll('-', ' ')}" is broken by ${JSON.stringify(rows[0])}.`
  }
  return null
}
