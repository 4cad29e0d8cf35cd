import type { Process } from '../settings/processes/process-data.ts'
import type { PostProcess, Version } from './pricing-data.ts'

/** What an equation prices for: a process, a post-process, or the whole order. */
export interface EquationOwner {
  /** In the address: the id, or "order". */
  key: string
  scope: Version['scope']
  ownerId: string | null
  name: string
  /** A process's technology. */
  technology: string | null
  /** A post-process that is free for good and has no equation. */
  included: boolean
}

export interface OwnerRow extends EquationOwner {
  live: Version | null
  /** The newest draft that is newer than the live one. */
  draft: Version | null
}

const orderOwner: EquationOwner = {
  key: 'order',
  scope: 'ORDER',
  ownerId: null,
  name: 'Whole order',
  technology: null,
  included: false,
}

/** Everything that may have an equation, in the order in which prices are made. */
export function ownersOf(processes: readonly Process[], postProcesses: readonly PostProcess[]): EquationOwner[] {
  return [
    ...processes.map(
      ({ id, name, technology }): EquationOwner => ({
        key: id,
        scope: 'PROCESS',
        ownerId: id,
        name,
        technology: technology?.name ?? null,
        included: false,
      }),
    ),
    ...postProcesses.map(
      ({ id, name, pricing }): EquationOwner => ({
        key: id,
        scope: 'POST_PROCESS',
        ownerId: id,
        name,
        technology: null,
        included: pricing === 'included',
      }),
    ),
    orderOwner,
  ]
}

/** An owner with the versions that count now. */
export function ownerRow(owner: EquationOwner, versions: readonly Version[]): OwnerRow {
  const own = versions.filter((each) => each.scope === owner.scope && each.ownerId === owner.ownerId)
  return { ...owner, live: liveOf(own), draft: draftOf(own) }
}

export function liveOf(versions: readonly Version[]): Version | null {
  return versions.find((each) => each.state === 'live') ?? null
}

/** How many errors the check finds in a version now. */
export function errorsOf({ diagnostics }: Version): number {
  return diagnostics.filter(({ severity }) => severity === 'error').length
}

/** The newest draft; one that is older than what is live is history. */
export function draftOf(versions: readonly Version[]): Version | null {
  const live = liveOf(versions)
  const drafts = versions.filter((each) => each.state === 'draft' && each.version > (live?.version ?? 0))
  return drafts.toSorted((one, other) => other.version - one.version)[0] ?? null
}

/** "Level 1, process" */
export const levelWords = {
  PROCESS: 'Level 1, process',
  POST_PROCESS: 'Level 2, post-process',
  ORDER: 'Level 3, order',
} satisfies Record<Version['scope'], string>

/** What it means that an owner has no live equation. */
export function withoutEquation({ scope, included }: EquationOwner): string {
  if (scope === 'ORDER') return 'nothing is added to orders'
  if (scope === 'PROCESS') return 'no equation: every line is reviewed'
  return included ? 'included in the part’s price' : 'no equation: parts with it are reviewed'
}
