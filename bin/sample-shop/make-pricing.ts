import { readFileSync } from 'node:fs'
import { createEquation, publishEquation } from '#commands/equations.ts'
import { createLeadTime } from '#commands/lead-times.ts'
import { createNamedValue } from '#commands/named-values.ts'
import { createPostProcess } from '#commands/post-processes.ts'
import type { EquationScope } from '#db/reads/equations.ts'
import { starterEquations } from '#pricing/equation/starters.ts'
import type { PricingEngine } from '#pricing/pricing-engine.ts'
import { type Floor, idIn } from './make-floor.ts'
import type { Maker } from './maker.ts'
import { infills, leadTimes, postProcesses, precisions } from './pricing.ts'

/** Before the first price that `prices.ts` tells of. */
const setUpMinutesAgo = 62 * 24 * 60
const draftMinutesAgo = 100

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
  const fdm = readFileSync(new URL('./equations/fdm.txt', import.meta.url), 'utf8')
  await live('PROCESS', idIn(floor.processes, 'fdm'), 'FDM by shell, infill and support', fdm)
  await live('PROCESS', idIn(floor.processes, 'mjf'), 'Powder bed', starter('powder-bed'))
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
  const commandId = maker.idOf('draft equation')
  const draft = {
    scope: 'PROCESS' as const,
    name: 'Powder bed, set-up by quantity',
    source: draftOf(starter('powder-bed')),
  }
  await createEquation(maker.owner(draftMinutesAgo), pricing, {
    commandId,
    ownerId: idIn(floor.processes, 'mjf'),
    ...draft,
  })
}

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

/** What the owner has in mind: cheaper set-up for more pieces, and a look at thin walls. */
function draftOf(source: string): string {
  return source
    .replace('const SETUP_COST = 80 // unpacking and cleaning, once for the whole line', setUpByQuantity)
    .replace('const tooLarge =', `${thinWall}\nconst tooLarge =`)
    .replace('hours, tooLarge)', 'hours, tooLarge || tooThin)')
}

const setUpByQuantity = `// Unpacking and cleaning, once for the whole line: many pieces need more hands
const SETUP_COST = createBands({ 10: 92, 50: 128, 200: 190 }, 64)(quantity)`

const thinWall = `const tooThin = specification.minWallThickness < 0.8
variable('REVIEW: walls under 0.8 mm', tooThin ? 1 : 0)`

function starter(id: string): string {
  const found = starterEquations().find((each) => each.id === id)
  if (found === undefined) throw new Error(`There is no starter equation ${id}.`)
  return found.source
}
