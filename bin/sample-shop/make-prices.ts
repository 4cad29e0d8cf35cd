import { type BasketAsked, priceBasket } from '#commands/price-basket.ts'
import { ask, type Reader } from '#db/connect.ts'
import type { PricingEngine } from '#pricing/pricing-engine.ts'
import { type Floor, idIn } from './make-floor.ts'
import { makeLaterVersions, secondVersionDaysAgo } from './make-pricing.ts'
import type { Maker } from './maker.ts'
import { parts } from './parts.ts'
import { baskets, type SampleBasket } from './prices.ts'
import type { PartKey } from './runs.ts'

const dayMinutes = 24 * 60

/**
 * Prices what was asked in the last two months, so that a draft of an equation can be tried on it. In between the owner
 * replaced the equation of the powder bed.
 */
export async function makePrices(
  maker: Maker,
  { floor, parts: made, pricing }: { floor: Floor; parts: ReadonlyMap<PartKey, string>; pricing: PricingEngine },
): Promise<void> {
  const { db, shopId } = maker
  const known = await ask(db, shopId, async (reader) => ({
    begun: await reader.selectFrom('priceCalculations').select('id').where('shopId', '=', shopId).executeTakeFirst(),
    revisions: await revisionsOf(reader, shopId, made),
    postProcesses: await idsByName(reader, shopId),
  }))
  // Calculations have no command ids: a load that was cut off here goes on without the rest.
  if (known.begun) return
  const priceAll = async (some: readonly SampleBasket[]) => {
    for (const basket of some) {
      await priceBasket(maker.owner(basket.daysAgo * dayMinutes), pricing, askedOf(basket, floor, known))
    }
  }
  await priceAll(baskets.filter(({ daysAgo }) => daysAgo > secondVersionDaysAgo))
  await makeLaterVersions(maker, floor, pricing)
  await priceAll(baskets.filter(({ daysAgo }) => daysAgo <= secondVersionDaysAgo))
}

interface Known {
  revisions: ReadonlyMap<PartKey, string>
  postProcesses: ReadonlyMap<string, string>
}

function askedOf({ customer, lines }: SampleBasket, floor: Floor, known: Known): BasketAsked {
  return {
    customerOrganisationId: customer === null ? null : idIn(floor.customers, customer),
    lines: lines.map(({ part, quantity, finish = [], margin }) => {
      const facts = parts.find((each) => each.key === part)
      if (facts === undefined) throw new Error(`The sample shop has no part ${part}.`)
      const dyes = finish.includes('Dyeing')
      return {
        partRevisionId: idIn(known.revisions, part),
        processId: idIn(floor.processes, facts.process),
        materialId: idIn(floor.materials, `${facts.process}/${facts.material}`),
        postProcessIds: finish.map((name) => idIn(known.postProcesses, name)),
        // What comes out of the powder is grey; other colours are dyed.
        color: facts.process === 'mjf' && !dyes ? 'grey' : facts.color,
        quantity,
        ...(margin === undefined ? {} : { variables: { Margin: margin } }),
      }
    }),
  }
}

async function revisionsOf(reader: Reader, shopId: string, made: ReadonlyMap<PartKey, string>) {
  const rows = await reader
    .selectFrom('partSpecifications')
    .select(['id', 'partRevisionId'])
    .where('shopId', '=', shopId)
    .execute()
  const revisionOf = new Map(rows.map((row) => [row.id, row.partRevisionId]))
  return new Map([...made].map(([key, id]) => [key, idIn(revisionOf, id)]))
}

async function idsByName(reader: Reader, shopId: string): Promise<Map<string, string>> {
  const rows = await reader.selectFrom('postProcesses').select(['id', 'name']).where('shopId', '=', shopId).execute()
  return new Map(rows.map((row) => [row.name, row.id]))
}
