import type { FastifyInstance } from 'fastify'
import { materialImportEndpoints } from '#api/contract/material-import.ts'
import { importMaterials } from '#commands/import-materials.ts'
import { materialsOf, process } from '#db/reads/processes.ts'
import { judgeMaterials } from '#domain/materials/material-rows.ts'
import type { ApiContext } from '../context.ts'
import { asking, found } from '../questions.ts'
import { tableOfText } from '../read-table.ts'
import { commandContext, register } from '../register.ts'

const shownMax = 500

/** Materials out of a spreadsheet: looked at row by row, then taken over. */
export function registerMaterialImport(app: FastifyInstance, ctx: ApiContext): void {
  const { preview, apply } = materialImportEndpoints
  register(app, ctx, preview, async ({ caller, params, body }) => {
    const table = tableOfText(body.text)
    const { facts, materials } = await asking(ctx, caller, async (reader, shopId) => ({
      facts: found(await process(reader, shopId, params.id), 'process'),
      materials: await materialsOf(reader, shopId, params.id),
    }))
    const variables = facts.materialVariables.map(({ name }) => name)
    const { ignored, rows } = judgeMaterials(table, { variables, materials })
    const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length
    return {
      ignored,
      counts: { create: count('create'), update: count('update'), same: count('same'), skip: count('skip') },
      rows: rows.slice(0, shownMax).map(({ id: _id, said: _said, ...row }) => row),
    }
  })
  register(app, ctx, apply, ({ caller, params, body: { commandId, text } }) =>
    importMaterials(commandContext(ctx, caller), { commandId, processId: params.id, text, table: tableOfText(text) }),
  )
}
