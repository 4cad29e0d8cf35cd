import type { AnswerOf } from '#api/contract/endpoint.ts'
import type { stationEndpoints } from '#api/contract/floor.ts'
import type { Refusal } from '#domain/refusals.ts'
import { wordsOfSums } from '#domain/station/entry.ts'
import type { OpenPanel } from '#domain/station/hear-code.ts'
import { Refused } from '../server/call.ts'
import type { Meaning } from './applied.ts'

type LastReport = NonNullable<AnswerOf<typeof stationEndpoints.queue>['lastReport']>

/** "Depowdering 2" → the name and the number that stands on yellow; a name without a number has none. */
export function signOf(name: string): { words: string; number: string | null } {
  const found = /^(.*\S)\s+([0-9]{1,3}[A-Z]?)$/u.exec(name)
  return found ? { words: found[1] ?? name, number: found[2] ?? null } : { words: name, number: null }
}

/** "24 good, 2 scrap", "40 started"; what else it was is said in general words. */
export function wordsOfLast(last: LastReport): string {
  const counted = wordsOfSums(last)
  if (counted !== '') return counted
  return last.started > 0 ? `${last.started} started` : 'Last change'
}

/** What may be done with the open work order, as the shop knows it now: others move pieces too. */
export function freshPanel(panel: OpenPanel, meaning: Meaning | null): OpenPanel {
  const { number } = meaning?.workOrder ?? {}
  if (meaning?.here && number === panel.number && meaning.step === panel.step) {
    return { ...panel, queued: meaning.here.queued, inProcess: meaning.here.inProcess }
  }
  return panel
}

/** A refusal that was decided on this device, in the shape of one that the shop sent. */
export function refusedBy({ code, facts, sentence }: Refusal): Refused {
  return new Refused({ ...facts, type: 'about:blank', status: 422, title: sentence, detail: sentence, code })
}

export const scanFirst = {
  title: 'Traveller first',
  fact: 'This card says what happened, and no work order is open.',
  next: 'Scan a traveller, then the card.',
}

export const missingWords = {
  quantity: {
    title: 'How many',
    fact: 'No piece is good, scrap or rework yet.',
    next: 'Type the number, or scan a quantity card.',
  },
  reason: {
    title: 'Why scrap',
    fact: 'Pieces are scrap, and no reason was chosen.',
    next: 'Choose a reason, or scan its card.',
  },
  step: {
    title: 'Back to where',
    fact: 'Pieces go back for rework, and no step was chosen.',
    next: 'Choose the step they go back to.',
  },
}
