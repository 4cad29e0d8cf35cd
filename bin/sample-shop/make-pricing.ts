import { readFileSync } from 'node:fs'
import { createEquation, publishEquation } from '#commands/equations.ts'
import { createLeadTime } from '#commands/lead-times.ts'
import { createNamedValue } from '#commands/named-values.ts'
import { createPostProcess } from '#commands/post-processes.ts'
import { ask } from '#db/connect.ts'
import { type EquationScope, liveEquationId } from '#db/reads/equations.ts'
import { starterEquations } from '#pricing/equation/starters.ts'
import type { PricingEngine } from '#pricing/pricing-engine.ts'
import { type Floor, idIn } from './make-floor.ts'
import type { Maker } from './maker.ts'
import { infills, leadTimes, postProcesses, precisions } from './pricing.ts'

/** Before the first price that `prices.ts` tells of. */
const setUpMinutesAgo = 62 * 24 * 60
const draftMinutesAgo = 100
export const secondVersionDaysAgo = 25

/** Infills, precisions, post-processes, lead times, and live equations for both processes and the order. */
export async function makePricing(maker: Maker, floor: Floor, pricing: PricingEngine): Promise<void> {
  const owner = maker.owner(setUpMinutesAgo)
  for (const [table, values] of [
    ['infills', infills],
    ['precisions', precisions],
  ] as const) {
    for (const { process, ...facts } of values) {
      const commandId = maker.idOf(`${table} ${process} ${facts.name}`)
      await createNamedValue(owner, table, { commandId, processId: idIn(floor.processes, process), ...facts })
    }
  }
  for (const each of leadTimes) {
    await createLeadTime(owner, { commandId: maker.idOf(`lead time ${each.name}`), ...each })
  }
  await makeEquations(maker, floor, pricing)
}

async function makeEquations(maker: Maker, floor: Floor, pricing: PricingEngine): Promise<void> {
  const live = liveMaker(maker, pricing)
  await live('PROCESS', idIn(floor.processes, 'fdm'), 'Shell, infill and support', textOf('fdm'))
  await live('PROCESS', idIn(floor.processes, 'mjf'), 'Refresh and loss 12 %', textOf('mjf-1'))
  for (const { process, operations, equation, ...facts } of postProcesses) {
    const { id } = await createPostProcess(maker.owner(setUpMinutesAgo), {
      commandId: maker.idOf(`post-process ${facts.name}`),
      ...facts,
      processIds: [idIn(floor.processes, process)],
      operationIds: operations.map((each) => idIn(floor.operations, each)),
    })
    if (equation !== null) await live('POST_PROCESS', id, facts.name, inColoursOf(facts, starter(equation)))
  }
  await live('ORDER', undefined, 'Minimum order value', starter('minimum-order'))
}

/** The powder bed's second version, which took the place of the first, and the draft that the owner is at. */
export async function makeLaterVersions(maker: Maker, floor: Floor, pricing: PricingEngine): Promise<void> {
  const ownerId = idIn(floor.processes, 'mjf')
  const save = (name: string, file: string, minutesAgo: number) =>
    createEquation(maker.owner(minutesAgo), pricing, {
      commandId: maker.idOf(`equation ${name}`),
      scope: 'PROCESS',
      ownerId,
      name,
      source: textOf(file),
    })
  const minutesAgo = secondVersionDaysAgo * 24 * 60
  const second = await save('Chamber rate 14.80', 'mjf-2', minutesAgo)
  const commandId = maker.idOf('publish second powder bed')
  const first = await ask(maker.db, maker.shopId, (reader) => liveEquationId(reader, maker.shopId, 'PROCESS', ownerId))
  await publishEquation(maker.owner(minutesAgo), pricing, { commandId, id: second.id, replaces: first })
  await save('Handling by quantity', 'mjf-3', draftMinutesAgo)
}

const textOf = (file: string) => readFileSync(new URL(`./equations/${file}.txt`, import.meta.url), 'utf8')

/** Saves an equation and publishes it. */
function liveMaker(maker: Maker, pricing: PricingEngine) {
  const owner = maker.owner(setUpMinutesAgo)
  return async (scope: EquationScope, ownerId: string | undefined, name: string, source: string): Promise<void> => {
    const whose = ownerId === undefined ? {} : { ownerId }
    const asked = { commandId: maker.idOf(`equation ${name}`), scope, ...whose, name, source }
    const { id } = await createEquation(owner, pricing, asked)
    await publishEquation(owner, pricing, { commandId: maker.idOf(`publish ${name}`), id, replaces: null })
  }
}

/** The starter with the colours as this shop writes them. */
function inColoursOf({ colors = [] }: { colors?: readonly { name: string }[] }, source: string): string {
  return colors.reduce((text, { name }) => text.replace(new RegExp(`\\b${name}:`, 'i'), `${name}:`), source)
}

function starter(id: string): string {
  const found = starterEquations().find((each) => each.id === id)
  if (found === undefined) throw new Error(`There is no starter equation ${id}.`)
  return found.source
}
