import { Type } from 'typebox'
import { configurers, endpoint } from './endpoint.ts'
import { ById, Command, Count, Nullable, OneOf } from './shared.ts'

const text = Type.String({
  minLength: 1,
  maxLength: 500_000,
  description: 'CSV: Material, then the variables of the process by name, Colours, Wall warns, Wall limit',
})

/** Materials of a process out of a spreadsheet: looked at, then taken over. */
export const materialImportEndpoints = {
  preview: endpoint({
    method: 'POST',
    url: '/processes/:id/materials/import/preview',
    summary: 'What importing these materials would do, row by row; nothing is kept',
    tags: ['processes'],
    access: configurers,
    params: ById,
    body: Type.Object({ text }, { additionalProperties: false }),
    response: Type.Object({
      ignored: Type.Array(Type.String(), { description: 'Headings that nothing is read from' }),
      counts: Type.Object({ create: Count, update: Count, same: Count, skip: Count }),
      rows: Type.Array(
        Type.Object({
          row: Type.Integer({ description: 'As the file counts, the headings being row 1' }),
          name: Type.String(),
          outcome: OneOf(['create', 'update', 'same', 'skip']),
          changes: Type.Array(
            Type.Object({ field: Type.String(), before: Nullable(Type.String()), after: Type.String() }),
          ),
          problems: Type.Array(Type.String()),
        }),
        { description: 'The first 500' },
      ),
    }),
  }),
  apply: endpoint({
    method: 'POST',
    url: '/processes/:id/materials/import',
    summary: 'Import materials: all good rows, in one act',
    tags: ['processes'],
    access: configurers,
    params: ById,
    body: Command({ text }),
    response: Type.Object({ created: Count, updated: Count, skipped: Count }),
  }),
}
