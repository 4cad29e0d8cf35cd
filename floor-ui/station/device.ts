import type { BodyOf } from '#api/contract/endpoint.ts'
import type { scanEndpoints } from '#api/contract/scans.ts'
import type { OpenPanel } from '#domain/station/hear-code.ts'

/** A report on its way: kept on this device until the shop has answered it, under the id it was made with. */
export interface Outgoing {
  body: BodyOf<typeof scanEndpoints.scan>
  number: string
  partName: string
  /** "38 good, 2 scrap" */
  words: string
}

const keys = {
  station: 'routecard.station',
  muted: 'routecard.station.muted',
  panel: 'routecard.station.panel',
  outgoing: 'routecard.station.outgoing',
  place: 'routecard.station.place',
} as const

/** The code of the station that this device is; null until somebody chose one. */
export const stationOfDevice = () => read(keys.station)
export const rememberStation = (code: string | null) => write(keys.station, code)

export const isMuted = () => read(keys.muted) === 'yes'
export const rememberMuted = (muted: boolean) => write(keys.muted, muted ? 'yes' : null)

/** The shop's clock and way of writing, for the door: before anybody is signed in the shop does not say. */
export const placeOfDevice = () => parsed<{ timeZone: string; locale: string; currency: string }>(keys.place)
export const rememberPlace = ({ timeZone, locale, currency }: { timeZone: string; locale: string; currency: string }) =>
  write(keys.place, JSON.stringify({ timeZone, locale, currency }))

/** The work order that lay open at a station, with all that was typed, until it is reported or put away. */
export function keptPanel(stationCode: string): OpenPanel | null {
  const kept = parsed<{ station: string; panel: OpenPanel }>(keys.panel)
  return kept?.station === stationCode ? kept.panel : null
}

export function keepPanel(stationCode: string, panel: OpenPanel | null): void {
  write(keys.panel, panel === null ? null : JSON.stringify({ station: stationCode, panel }))
}

export const keptOutgoing = () => parsed<Outgoing>(keys.outgoing)
export const keepOutgoing = (outgoing: Outgoing | null) =>
  write(keys.outgoing, outgoing === null ? null : JSON.stringify(outgoing))

function parsed<T>(key: string): T | null {
  const text = read(key)
  if (text === null) return null
  try {
    return JSON.parse(text) as T
  } catch {
    // Written by something else: as good as nothing.
    return null
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch (problem) {
    console.warn('This browser keeps nothing: the station is asked for again after a reload.', problem)
  }
}
