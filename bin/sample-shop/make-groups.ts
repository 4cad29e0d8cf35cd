import { createAssembly } from '#commands/assemblies.ts'
import { addToBasket } from '#commands/basket.ts'
import { createProject, placeQuote } from '#commands/projects.ts'
import { ask } from '#db/connect.ts'
import { type Floor, idIn } from './make-floor.ts'
import type { Maker } from './maker.ts'
import { parts as sampleParts } from './parts.ts'
import type { PartKey } from './runs.ts'

const day = 24 * 60

/** What belongs together: a customer's project, parts that are sold put together, a basket that was left in the storefront. */
export async function makeGroups(
  maker: Maker,
  { floor, parts }: { floor: Floor; parts: ReadonlyMap<PartKey, string> },
): Promise<void> {
  await makeProject(maker, floor)
  await makeAssembly(maker, floor, parts)
  await leaveBasket(maker, floor)
}

async function makeProject(maker: Maker, floor: Floor): Promise<void> {
  const { shopId } = maker
  const customerId = idIn(floor.customers, 'Kessler Fördertechnik')
  const { id } = await createProject(maker.owner(20 * day), {
    commandId: maker.idOf('project'),
    name: 'Sorter line 2027',
    customerId,
    description: 'Brackets, trays and rings for the sorter. Prototypes now, 400 sets from March on.',
  })
  const quotes = await ask(maker.db, shopId, (reader) =>
    reader
      .selectFrom('quotes')
      .select(['id', 'number'])
      .where('shopId', '=', shopId)
      .where('customerId', '=', customerId)
      .orderBy('sequence')
      .execute(),
  )
  for (const quote of quotes) {
    const commandId = maker.idOf(`project ${quote.number}`)
    await placeQuote(maker.owner(2 * day), { commandId, id, quoteId: quote.id, inside: true })
  }
}

async function makeAssembly(maker: Maker, floor: Floor, parts: ReadonlyMap<PartKey, string>): Promise<void> {
  await createAssembly(maker.owner(12 * day), {
    commandId: maker.idOf('assembly'),
    name: 'Gear housing, complete',
    customerId: idIn(floor.customers, 'Halvorsen Robotics'),
    note: 'Sleeves pressed in flush, both sides.',
    unitPrice: '64.00',
    parts: [
      { partSpecificationId: idIn(parts, 'gear-housing'), quantity: 1 },
      {
        partSpecificationId: idIn(parts, 'spacer-sleeve'),
        quantity: 2,
        placement: [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 12],
      },
    ],
  })
}

/** Of somebody whose part lies in the shop already. */
async function leaveBasket(maker: Maker, floor: Floor): Promise<void> {
  const { shopId } = maker
  const customerId = idIn(floor.customers, 'Kessler Fördertechnik')
  const tray = sampleParts.find((each) => each.key === 'tray-bottom')
  const found = await ask(maker.db, shopId, async (reader) => ({
    contact: await reader
      .selectFrom('contacts')
      .select('id')
      .where('shopId', '=', shopId)
      .where('customerId', '=', customerId)
      .executeTakeFirstOrThrow(),
    revision: await reader
      .selectFrom('partRevisions')
      .innerJoin('partDesigns', (join) =>
        join
          .onRef('partDesigns.shopId', '=', 'partRevisions.shopId')
          .onRef('partDesigns.id', '=', 'partRevisions.partDesignId'),
      )
      .select('partRevisions.id')
      .where('partRevisions.shopId', '=', shopId)
      .where('partDesigns.customerId', '=', customerId)
      .where('partRevisions.fileName', '=', tray?.file ?? '')
      .executeTakeFirst(),
  }))
  if (tray === undefined || found.revision === undefined) return
  const whose = { guestBasketId: null, customerId, contactId: found.contact.id, tokenHash: null }
  await addToBasket(maker.owner(90), whose, {
    commandId: maker.idOf('basket'),
    partRevisionId: found.revision.id,
    processId: idIn(floor.processes, tray.process),
    materialId: idIn(floor.materials, `${tray.process}/${tray.material}`),
    color: tray.color,
    quantity: 12,
  })
}
