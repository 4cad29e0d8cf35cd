import type { BodyOf } from '#api/contract/endpoint.ts'
import type { scanEndpoints } from '#api/contract/scans.ts'
import { type FloorState, floorStates } from '#domain/ledger/buckets.ts'
import { formatPieces } from '../words/numbers.ts'
import { piecesAt, type WorkOrder } from './work-order-data.ts'

type MoveTo = BodyOf<typeof scanEndpoints.move>['moves'][number]['to']

/** Pieces that a planner can take up: a step and a state that hold some. */
export interface FromPlace {
  value: string
  label: string
  step: string
  operation: string
  state: FloorState
  quantity: number
}

/** Where they can go, what that is called, and which reason it asks for. */
export interface ToPlace {
  value: string
  label: string
  to: MoveTo
  verb: string
  reason: 'none' | 'scrap' | 'words'
}

const stateWords: Record<FloorState, string> = { queued: 'queued', in_process: 'in process', held: 'held' }

export function fromPlaces(workOrder: WorkOrder): FromPlace[] {
  return workOrder.routing.steps.flatMap(({ step, operation }) =>
    floorStates.flatMap((state): FromPlace[] => {
      const quantity = piecesAt(workOrder, step, state)
      if (quantity === 0) return []
      const label = `${operation.name}: ${formatPieces(quantity)} ${stateWords[state]}`
      return [{ value: `${step} ${state}`, label, step, operation: operation.name, state, quantity }]
    }),
  )
}

/** The likely destination first. Held pieces are let go, sent back or scrapped; nothing else moves them. */
export function toPlaces(workOrder: WorkOrder, from: FromPlace): ToPlace[] {
  const { steps } = workOrder.routing
  const here = steps.findIndex((each) => each.step === from.step)
  const along = steps.map(({ step, operation }, index): ToPlace => {
    const back = index < here
    const label = back ? `${step} ${operation.name}, for rework` : `${step} ${operation.name}`
    return {
      value: step,
      label,
      to: { step, state: 'queued' },
      verb: back ? 'Send back' : 'Move',
      reason: index === here + 1 ? 'none' : 'words',
    }
  })
  const next = along[here + 1]
  const finished: ToPlace = {
    value: 'finished',
    label: 'Finished',
    to: { step: null, state: 'finished' },
    verb: 'Finish',
    reason: next ? 'words' : 'none',
  }
  const held: ToPlace = {
    value: 'held',
    label: 'Held here',
    to: { step: from.step, state: 'held' },
    verb: 'Hold',
    reason: 'words',
  }
  const released: ToPlace = {
    value: 'released',
    label: 'Let go, queued here',
    to: { step: from.step, state: 'queued' },
    verb: 'Let go',
    reason: 'none',
  }
  const scrapped: ToPlace = {
    value: 'scrapped',
    label: 'Scrapped',
    to: { step: from.step, state: 'scrapped' },
    verb: 'Scrap',
    reason: 'scrap',
  }
  const earlier = along.slice(0, here)
  if (from.state === 'held') return [released, scrapped, ...earlier]
  return [...(next ? [next] : []), finished, ...along.slice(here + 2), ...earlier, held, scrapped]
}
