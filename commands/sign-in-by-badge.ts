import { ask } from '#db/connect.ts'
import { readSettings } from '#db/reads/settings.ts'
import { type Candidate, personByBadge, type StationToSignIn, stationsNamed } from '#db/reads/who-signs-in.ts'
import { parseCode } from '#domain/codes/carrier-code.ts'
import { accept, reject } from '#domain/decision.ts'
import { verifySecret } from './secrets.ts'
import { type DoorContext, type OpenedSession, openSessionFor, startTry } from './sign-in.ts'

export interface BadgeSignIn {
  /** `1001`, `1H1001`, with or without its check letter. */
  badge: string
  pin?: string
  /** Id or code of the station. */
  station: string
}

/**
 * Signs a person in at a station for as long as they work there. Where the station asks for the PIN, the badge alone
 * only names the person (`pin_needed`). Refuses with `not_found` for the station, `credentials_wrong`, `sign_in_locked`.
 */
export async function signInByBadge(ctx: DoorContext, asked: BadgeSignIn): Promise<OpenedSession> {
  const badge = badgeNumber(asked.badge)
  const stations = await stationsNamed(ctx.db, asked.station.trim())
  if (stations.length === 0) reject('not_found', { what: 'station' })
  const found = await findAt(ctx, stations, badge)
  if (found === null) {
    if (asked.pin !== undefined) await verifySecret(null, asked.pin)
    reject('credentials_wrong', {})
  }
  const { person, station, idleMinutes } = found
  if (station.pin === 'required') await checkPin(ctx, person, asked.pin)
  return openSessionFor(ctx, person, { kind: 'badge', stationId: station.id, idleMinutes })
}

/** The number on a badge, however it was scanned or typed. Refuses what is no badge, and one that was misread. */
export function badgeNumber(text: string): string {
  const typed = text.trim()
  if (/^[0-9]{1,12}$/.test(typed)) return typed
  const code = accept(parseCode(typed))
  if (code.kind !== 'badge') reject('code_unknown', { code: typed })
  return code.badge
}

async function checkPin(ctx: DoorContext, person: Candidate, pin: string | undefined): Promise<void> {
  if (pin === undefined) reject('pin_needed', { name: person.name })
  await startTry(ctx, person)
  if (!(await verifySecret(person.pinHash, pin))) reject('credentials_wrong', {})
}

async function findAt(
  ctx: DoorContext,
  stations: StationToSignIn[],
  badge: string,
): Promise<{ person: Candidate; station: StationToSignIn; idleMinutes: number } | null> {
  for (const station of stations) {
    const found = await ask(ctx.db, station.shopId, async (reader) => {
      const person = await personByBadge(reader, station.shopId, badge)
      if (!person?.active || person.role === 'customer') return null
      const settings = await readSettings(reader, station.shopId)
      return { person, station, idleMinutes: settings.badgeIdleMinutes }
    })
    if (found) return found
  }
  return null
}
