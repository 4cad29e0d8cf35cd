import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { materialsOf, process } from '#db/reads/processes.ts'
import { insertMaterial, updateMaterial } from '#db/stores/processes.ts'
import { lockThing } from '#db/stores/things.ts'
import {
  type JudgedTable,
  judgeMaterials,
  type KnownMaterial,
  type MaterialSaid,
} from '#domain/materials/material-rows.ts'
import { askToCheckEquations } from './check-equations-again.ts'
import { known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

export interface MaterialImportAnswer {
  created: number
  updated: number
  skipped: number
}

/** Takes over the good rows of a table of materials in one act. Refuses with `not_found`. */
export function importMaterials(
  ctx: CommandContext,
  asked: { commandId: string; processId: string; text: string; table: string[][] },
): Promise<MaterialImportAnswer> {
  const { commandId, processId, text, table } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'import-materials',
    commandId,
    content: { processId, text },
    work: async (tx) => {
      const { name } = known(await lockThing(tx, 'processes', shopId, processId), 'process')
      const facts = known(await process(reading(tx), shopId, processId), 'process')
      const materials = await materialsOf(reading(tx), shopId, processId)
      const variables = facts.materialVariables.map((each) => each.name)
      const { rows } = judgeMaterials(table, { variables, materials })
      const changed = await writeRows(tx, shopId, { processId, materials, rows })
      if (changed.length > 0) await askToCheckEquations(tx, ctx)
      const count = (outcome: string) => rows.filter((each) => each.outcome === outcome).length
      return {
        answer: { created: count('create'), updated: count('update'), skipped: count('skip') },
        events: changed.map((event) => ({ type: 'process.changed' as const, body: { id: processId, ...event } })),
        subject: `${changed.length} materials of ${name}`,
      }
    },
  })
}

interface Written {
  processId: string
  materials: readonly (KnownMaterial & { version: number })[]
  rows: JudgedTable['rows']
}

async function writeRows(tx: Tx, shopId: string, { processId, materials, rows }: Written) {
  const changed: { materialId: string; version: number }[] = []
  for (const { id, name, outcome, said } of rows) {
    if (said === null || outcome === 'same') continue
    const before = materials.find((each) => each.id === id)
    const version = (before?.version ?? 0) + 1
    const materialId = before?.id ?? uuidv7()
    const facts: MaterialSaid = { ...said, variables: { ...before?.variables, ...said.variables } }
    if (before) await updateMaterial(tx, shopId, materialId, { ...facts, name: before.name, version })
    else await insertMaterial(tx, shopId, { ...facts, id: materialId, processId, name })
    changed.push({ materialId, version })
  }
  return changed
}
