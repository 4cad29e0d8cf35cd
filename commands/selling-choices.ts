import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import {
  type JurisdictionView,
  jurisdiction,
  type ShippingMethodView,
  shippingMethod,
} from '#db/reads/sales/selling-choices.ts'
import {
  type JurisdictionRow,
  type ShippingMethodRow,
  writeJurisdiction,
  writeShippingMethod,
} from '#db/stores/sales/selling-choices.ts'
import { lockThing, removeThing } from '#db/stores/things.ts'
import { checkVersion, known, nameTaken, unlessTaken } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

interface Change {
  commandId: string
  id: string
  version?: number
}

type TaxComponentInput = { name: string; shortName?: string; percent: number; onShipping?: boolean }

interface JurisdictionInput {
  region?: string
  components?: TaxComponentInput[]
  exemptionAllowed?: boolean
  reverseCharge?: boolean
  default?: boolean
}

/** Adds a tax jurisdiction; a new default takes the place of the one before. Refuses with `name_taken`. */
export function createJurisdiction(
  ctx: CommandContext,
  asked: JurisdictionInput & { commandId: string; name: string; country: string },
): Promise<JurisdictionView> {
  const { commandId, ...content } = asked
  const blank = {
    name: '',
    country: '',
    region: '',
    components: [],
    exemptionAllowed: true,
    reverseCharge: false,
    isDefault: false,
  }
  return runCommand(ctx, {
    name: 'create-tax-jurisdiction',
    commandId,
    content,
    work: (tx) => putJurisdiction(tx, ctx, uuidv7(), jurisdictionRow(blank, content), 1),
  })
}

/** Changes a jurisdiction; quotes that were sent keep their taxes. Refuses with `stale` and `name_taken`. */
export function updateJurisdiction(
  ctx: CommandContext,
  asked: JurisdictionInput & Change & { name?: string; country?: string },
): Promise<JurisdictionView> {
  const { commandId, ...content } = asked
  return runCommand(ctx, {
    name: 'update-tax-jurisdiction',
    commandId,
    content,
    work: async (tx) => {
      const { id, version, ...change } = content
      const locked = known(await lockThing(tx, 'tax_jurisdictions', ctx.actor.shopId, id), 'tax jurisdiction')
      await checkVersion(tx, ctx, { what: 'tax jurisdiction', id, asked: version, current: locked.version })
      const before = known(await jurisdiction(reading(tx), ctx.actor.shopId, id), 'tax jurisdiction')
      const row = jurisdictionRow({ ...before, isDefault: before.default }, change)
      return putJurisdiction(tx, ctx, id, row, locked.version + 1)
    },
  })
}

function jurisdictionRow(
  before: JurisdictionRow,
  asked: JurisdictionInput & { name?: string; country?: string },
): JurisdictionRow {
  const { name, country, region, components, exemptionAllowed, reverseCharge } = { ...before, ...asked }
  return {
    ...{ name: name.trim(), country, region: region.trim(), exemptionAllowed, reverseCharge },
    isDefault: asked.default ?? before.isDefault,
    components: components.map((each: TaxComponentInput) => ({
      ...{ name: each.name.trim(), shortName: each.shortName?.trim() ?? '' },
      ...{ percent: each.percent, onShipping: each.onShipping ?? true },
    })),
  }
}

async function putJurisdiction(tx: Tx, ctx: CommandContext, id: string, row: JurisdictionRow, version: number) {
  const { shopId } = ctx.actor
  const taken = { tax_jurisdictions_name: nameTaken('tax jurisdiction', row.name) }
  await unlessTaken(writeJurisdiction(tx, shopId, id, row, version), taken)
  const answer = known(await jurisdiction(reading(tx), shopId, id), 'tax jurisdiction')
  return { answer, events: [changed('tax_jurisdictions')], subject: answer.name }
}

type ShippingMethodInput = Partial<Omit<ShippingMethodRow, 'name'>>

/** Adds a shipping method, priced in the shop's currency. Refuses with `name_taken`. */
export function createShippingMethod(
  ctx: CommandContext,
  asked: ShippingMethodInput & { commandId: string; name: string },
): Promise<ShippingMethodView> {
  const { commandId, ...content } = asked
  const blank = { mode: 'fixed', price: '0', weightTiers: [], freeFrom: null, countries: [], offered: true } as const
  return runCommand(ctx, {
    name: 'create-shipping-method',
    commandId,
    content,
    work: (tx) =>
      putMethod(
        tx,
        ctx,
        uuidv7(),
        { ...blank, weightTiers: [], countries: [], ...content, name: content.name.trim() },
        1,
      ),
  })
}

/** Changes a shipping method; quotes that were sent keep what it cost. Refuses with `stale` and `name_taken`. */
export function updateShippingMethod(
  ctx: CommandContext,
  asked: ShippingMethodInput & Change & { name?: string },
): Promise<ShippingMethodView> {
  const { commandId, ...content } = asked
  return runCommand(ctx, {
    name: 'update-shipping-method',
    commandId,
    content,
    work: async (tx) => {
      const { id, version, ...change } = content
      const locked = known(await lockThing(tx, 'shipping_methods', ctx.actor.shopId, id), 'shipping method')
      await checkVersion(tx, ctx, { what: 'shipping method', id, asked: version, current: locked.version })
      const {
        id: _,
        version: __,
        ...before
      } = known(await shippingMethod(reading(tx), ctx.actor.shopId, id), 'shipping method')
      const row = { ...before, ...change }
      return putMethod(tx, ctx, id, { ...row, name: row.name.trim() }, locked.version + 1)
    },
  })
}

async function putMethod(tx: Tx, ctx: CommandContext, id: string, row: ShippingMethodRow, version: number) {
  const { shopId } = ctx.actor
  const taken = { shipping_methods_name: nameTaken('shipping method', row.name) }
  await unlessTaken(writeShippingMethod(tx, shopId, id, row, version), taken)
  const answer = known(await shippingMethod(reading(tx), shopId, id), 'shipping method')
  return { answer, events: [changed('shipping_methods')], subject: answer.name }
}

const words = { tax_jurisdictions: 'tax jurisdiction', shipping_methods: 'shipping method' }

/** Takes a jurisdiction or a shipping method out of use; quotes that have it keep it. */
export function removeSellingChoice(
  ctx: CommandContext,
  asked: { commandId: string; table: keyof typeof words; id: string },
): Promise<Record<string, never>> {
  const { commandId, table, id } = asked
  const what = words[table]
  return runCommand(ctx, {
    name: `remove-${what.replace(' ', '-')}`,
    commandId,
    content: { id },
    work: async (tx) => {
      const { name } = known(await lockThing(tx, table, ctx.actor.shopId, id), what)
      await removeThing(tx, table, ctx.actor.shopId, id, ctx.now())
      return { answer: {}, events: [changed(table)], subject: name }
    },
  })
}

export const changed = (what: string) => ({ type: 'sales_settings.changed' as const, body: { what } })
