import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { type MaterialView, material, process } from '#db/reads/processes.ts'
import { insertMaterial, type MaterialFacts, updateMaterial as writeMaterial } from '#db/stores/processes.ts'
import { lockThing } from '#db/stores/things.ts'
import { reject } from '#domain/decision.ts'
import { askToCheckEquations } from './check-equations-again.ts'
import { checkVersion, known, nameTaken, unlessTaken } from './checks.ts'
import { colorsOf } from './colors.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

interface Facts extends Omit<MaterialFacts, 'colors'> {
  colors?: readonly { name: string; hex?: string | null }[]
}

/**
 * Adds a material to a process, with a value for every variable of the process. Refuses with `name_taken` when the
 * process has one of that name, and with `malformed` when a variable is missing or unknown.
 */
export function createMaterial(
  ctx: CommandContext,
  asked: Facts & { commandId: string; processId: string; name: string },
): Promise<MaterialView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'create-material',
    commandId,
    content,
    work: async (tx) => {
      known(await lockThing(tx, 'processes', shopId, asked.processId), 'process')
      const id = uuidv7()
      const { processId, name: asWritten, ...facts } = content
      const name = asWritten.trim()
      await checkVariables(tx, shopId, processId, facts.variables ?? {})
      await unlessTaken(insertMaterial(tx, shopId, { ...rowOf(facts), id, processId, name }), taken(name))
      if (facts.colors) await askToCheckEquations(tx, ctx)
      return changed(ctx, tx, id)
    },
  })
}

/** Changes a material. Refuses with `stale`, `name_taken`, and `malformed` as above. */
export function updateMaterial(
  ctx: CommandContext,
  asked: Facts & { commandId: string; id: string; version?: number; name?: string },
): Promise<MaterialView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'update-material',
    commandId,
    content,
    work: async (tx) => {
      const { id, version, ...facts } = content
      const before = known(await lockThing(tx, 'materials', shopId, id), 'material')
      await checkVersion(tx, ctx, { what: 'material', id, asked: version, current: before.version })
      const name = (facts.name ?? before.name).trim()
      if (facts.variables) {
        const { processId } = known(await material(reading(tx), shopId, id), 'material')
        await checkVariables(tx, shopId, processId, facts.variables)
      }
      const change = { ...rowOf(facts), name, version: before.version + 1 }
      await unlessTaken(writeMaterial(tx, shopId, id, change), taken(name))
      if (facts.colors) await askToCheckEquations(tx, ctx)
      return changed(ctx, tx, id)
    },
  })
}

/** Every variable of the process has a value, and no other has one. */
async function checkVariables(
  tx: Tx,
  shopId: string,
  processId: string,
  values: Readonly<Record<string, number>>,
): Promise<void> {
  const { materialVariables, name } = known(await process(reading(tx), shopId, processId), 'process')
  const names = materialVariables.map((each) => each.name)
  const missing = names.find((each) => !Object.hasOwn(values, each))
  if (missing !== undefined)
    reject('malformed', { field: `variables.${missing}`, problem: `is missing: ${name} has it` })
  const unknown = Object.keys(values).find((each) => !names.includes(each))
  if (unknown !== undefined)
    reject('malformed', { field: `variables.${unknown}`, problem: `is not a material variable of ${name}` })
}

function rowOf<F extends Facts>({ colors, ...facts }: F) {
  return colors === undefined ? facts : { ...facts, colors: colorsOf(colors) }
}

const taken = (name: string) => ({ materials_name: nameTaken('material', name) })

async function changed(ctx: CommandContext, tx: Tx, id: string) {
  const answer = known(await material(reading(tx), ctx.actor.shopId, id), 'material')
  const { process } = answer
  return {
    answer,
    events: [{ type: 'process.changed' as const, body: { id: process.id, materialId: id, version: answer.version } }],
    subject: answer.name,
  }
}
