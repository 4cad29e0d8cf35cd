import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { type AssemblyView, assembly } from '#db/reads/assemblies.ts'
import { customer } from '#db/reads/customers.ts'
import { partSpecification } from '#db/reads/parts.ts'
import { type AssemblyPartRow, insertAssembly, setAssemblyParts, updateAssembly } from '#db/stores/assemblies.ts'
import { checkVersion, known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

interface AssemblyFacts {
  name: string
  customerId?: string | null
  note?: string
  unitPrice?: string | null
  parts: AssemblyPartRow[]
}

/** Puts parts together, each in its place, with a price of its own. Refuses with `not_found`. */
export function createAssembly(
  ctx: CommandContext,
  asked: AssemblyFacts & { commandId: string },
): Promise<AssemblyView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'create-assembly',
    commandId,
    content,
    work: async (tx) => {
      await checkFacts(tx, shopId, content)
      const { name, customerId = null, note = '', unitPrice = null, parts } = content
      const id = uuidv7()
      await insertAssembly(tx, shopId, { id, name: name.trim(), customerId, note: note.trim(), unitPrice })
      await setAssemblyParts(tx, shopId, id, parts)
      return changed(ctx, tx, id)
    },
  })
}

/** Changes an assembly; `parts` takes the place of those it has. Refuses with `stale` and `not_found`. */
export function changeAssembly(
  ctx: CommandContext,
  asked: Partial<AssemblyFacts> & { commandId: string; id: string; version?: number },
): Promise<AssemblyView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'change-assembly',
    commandId,
    content,
    work: async (tx) => {
      const { id, version, parts, ...change } = content
      const before = known(await assembly(reading(tx), shopId, id), 'assembly')
      await checkVersion(tx, ctx, { what: 'assembly', id, asked: version, current: before.version })
      await checkFacts(tx, shopId, content)
      await updateAssembly(tx, shopId, id, {
        ...change,
        ...(change.name === undefined ? {} : { name: change.name.trim() }),
      })
      if (parts) await setAssemblyParts(tx, shopId, id, parts)
      return changed(ctx, tx, id)
    },
  })
}

export function removeAssembly(ctx: CommandContext, asked: { commandId: string; id: string }): Promise<object> {
  const { commandId, id } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'remove-assembly',
    commandId,
    content: { id },
    work: async (tx) => {
      const before = known(await assembly(reading(tx), shopId, id), 'assembly')
      await updateAssembly(tx, shopId, id, { removedAt: ctx.now() })
      const body = { id, version: before.version + 1 }
      return { answer: {}, events: [{ type: 'assembly.changed' as const, body }], subject: before.name }
    },
  })
}

async function checkFacts(tx: Tx, shopId: string, { customerId, parts = [] }: Partial<AssemblyFacts>): Promise<void> {
  if (customerId) known(await customer(reading(tx), shopId, customerId), 'customer')
  for (const id of new Set(parts.map((part) => part.partSpecificationId))) {
    known(await partSpecification(reading(tx), shopId, id), 'part')
  }
}

async function changed(ctx: CommandContext, tx: Tx, id: string) {
  const answer = known(await assembly(reading(tx), ctx.actor.shopId, id), 'assembly')
  const body = { id, version: answer.version }
  return { answer, events: [{ type: 'assembly.changed' as const, body }], subject: answer.name }
}
