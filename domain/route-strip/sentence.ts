import type { RouteStripReading, StopReading } from './reading.ts'

/** The whole strip in one sentence, for those who cannot see it. */
export function describeStrip(reading: RouteStripReading): string {
  const names = reading.stops.map((stop) => stop.operation).join(', ')
  if (!reading.released)
    return `Not released. ${reading.stops.length} ${plural(reading.stops.length, 'step')}: ${names}.`
  const floor = reading.stops.filter((stop) => stop.here > 0).map(describeStop)
  const ends = [
    reading.finished > 0 ? `${reading.finished} finished` : '',
    reading.scrapped > 0 ? `${reading.scrapped} scrapped` : '',
  ].filter(Boolean)
  const rework = reading.rework.map((loop) => {
    const target = reading.stops.find((stop) => stop.step === loop.toStep)
    return `${loop.quantity} back for rework${target ? ` to ${target.operation}` : ''}`
  })
  const parts = [floor.length > 0 ? floor.join(', ') : 'nothing on the floor', ...ends, ...rework]
  return `${reading.entered} ${plural(reading.entered, 'piece')} entered: ${parts.join('; ')}.`
}

/** "62 queued and 32 in process at Vapor smoothing" */
export function describeStop(stop: StopReading): string {
  return `${describeHere(stop)} at ${stop.operation}`
}

/** "62 queued and 32 in process", or "nothing" */
export function describeHere(stop: Pick<StopReading, 'queued' | 'inProcess' | 'held'>): string {
  const parts = [
    stop.queued > 0 ? `${stop.queued} queued` : '',
    stop.inProcess > 0 ? `${stop.inProcess} in process` : '',
    stop.held > 0 ? `${stop.held} held` : '',
  ].filter(Boolean)
  if (parts.length === 0) return 'nothing'
  return parts.length === 1 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

function plural(quantity: number, word: string) {
  return quantity === 1 ? word : `${word}s`
}
