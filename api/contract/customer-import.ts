import { Type } from 'typebox'
import { importFields } from '#domain/customers/import-rows.ts'
import { optional, sellers, Text, tags } from './customers.ts'
import { endpoint } from './endpoint.ts'
import { Command, Count, FileContent, FileHash, Id, Nullable, OneOf } from './shared.ts'

const Mapping = Type.Record(Type.String({ pattern: '^[0-9]{1,3}$' }), OneOf(importFields), {
  description: 'What each column is, by its place counted from 0; columns left out are not read',
})

export const importEndpoints = {
  upload: endpoint({
    method: 'POST',
    url: '/customers/import/file',
    summary: 'Send a CSV or Excel file of customers; nothing is changed yet',
    tags,
    access: sellers,
    status: 201,
    form: Type.Object({ commandId: Id, file: FileContent }),
    response: Type.Object({ fileHash: FileHash, name: Type.String(), rows: Count, columns: Count }),
  }),
  preview: endpoint({
    method: 'GET',
    url: '/customers/import/:hash',
    summary: 'What importing that file would do, row by row; `mapping` is JSON, left out it is read from the headings',
    tags,
    access: sellers,
    params: Type.Object({ hash: FileHash }),
    query: Type.Object({ mapping: optional(Text(4000)) }),
    response: Type.Object({
      headings: Type.Array(Type.String()),
      mapping: Mapping,
      counts: Type.Object({ create: Count, update: Count, skip: Count }),
      rows: Type.Array(
        Type.Object({
          row: Type.Integer({ description: 'As the file counts, the headings being row 1' }),
          outcome: OneOf(['create', 'update', 'skip']),
          name: Type.String(),
          contact: Nullable(Type.String()),
          place: Nullable(Type.String()),
          problems: Type.Array(Type.String()),
        }),
        { description: 'The first 500' },
      ),
    }),
  }),
  apply: endpoint({
    method: 'POST',
    url: '/customers/import',
    summary: 'Import a file that was sent before: all of its good rows, in one act',
    tags,
    access: sellers,
    body: Command({ fileHash: FileHash, mapping: optional(Mapping) }),
    response: Type.Object({ created: Count, updated: Count, skipped: Count }),
  }),
}
