import { Type } from 'typebox'
import { partNoteKinds } from '#domain/parts/part-notes.ts'
import { endpoint } from './endpoint.ts'
import {
  Analysis,
  Geometry,
  Place,
  partKeepers,
  partReaders,
  partSenders,
  partStaff,
  RevisionBrief,
} from './part-shared.ts'
import { salesReaders, tableOf } from './sales-shared.ts'
import {
  ById,
  Command,
  Count,
  Id,
  Name,
  Named,
  Nothing,
  Nullable,
  OneOf,
  Page,
  PageQuery,
  Time,
  Version,
} from './shared.ts'

const DesignBrief = Type.Object({
  id: Id,
  name: Type.String(),
  customer: Nullable(Named),
  /** The newest that was not merged away. */
  current: Nullable(
    Type.Object({
      id: Id,
      number: Type.Integer(),
      fileName: Nullable(Type.String()),
      analysis: Analysis,
      problem: Nullable(Type.String()),
      pictureUrl: Nullable(Type.String()),
      geometry: Nullable(Geometry),
      createdAt: Time,
    }),
  ),
  revisions: Count,
  specifications: Count,
  references: Type.Array(Type.String(), { description: 'What customers call it' }),
  lastUnitPrice: Nullable(Type.String({ description: 'Of one, in the currency of its newest quote or order' })),
  openWorkOrders: Count,
  finishedPieces: Count,
  scrubbedAt: Nullable(Time),
  createdAt: Time,
  version: Version,
})

const SpecificationBrief = Type.Object({
  id: Id,
  name: Type.String(),
  partRevisionId: Id,
  revisionNumber: Type.Integer(),
  process: Nullable(Named),
  material: Nullable(Named),
  color: Nullable(Type.String()),
  infill: Nullable(Named),
  precision: Nullable(Named),
  postProcesses: Type.Array(Named),
  lastUnitPrice: Nullable(Type.String()),
  defaultRoutingTemplate: Nullable(Named),
  workOrders: Count,
  orderedPieces: Count,
  finishedPieces: Count,
  createdAt: Time,
  version: Version,
})

const Note = Type.Object({
  id: Id,
  kind: OneOf(partNoteKinds),
  operation: Nullable(Named),
  text: Type.String(),
  by: Nullable(Type.String()),
  at: Time,
  version: Version,
})

const Design = Type.Object({
  id: Id,
  name: Type.String(),
  customer: Nullable(Named),
  /** Internal; customers do not see it. */
  note: Type.Optional(Type.String()),
  notes: Type.Optional(Type.Array(Note)),
  revisions: Type.Array(
    Type.Object({
      ...RevisionBrief.properties,
      note: Type.String(),
      geometry: Nullable(Geometry),
      engineVersion: Nullable(Type.Integer()),
      createdAt: Time,
      createdBy: Nullable(Type.String()),
      mergedInto: Nullable(Id),
      specifications: Count,
      workOrders: Count,
      finishedPieces: Count,
      version: Version,
    }),
    { description: 'Newest first' },
  ),
  specifications: Type.Array(SpecificationBrief),
  references: Type.Array(Type.Object({ id: Id, reference: Type.String(), customer: Named, partSpecificationId: Id })),
  scrubbedAt: Nullable(Time),
  createdAt: Time,
  version: Version,
})

const Used = Type.Object({
  kind: OneOf(['work_order', 'quote', 'order']),
  id: Id,
  number: Type.String(),
  status: Type.String(),
  partRevisionId: Id,
  revisionNumber: Type.Integer(),
  partSpecification: Nullable(Named),
  customer: Nullable(Named),
  quantity: Nullable(Count),
  finished: Nullable(Count),
  unitPrice: Nullable(Type.String()),
  due: Nullable(Type.String()),
  at: Time,
})

const noteFields = {
  operationId: Type.Optional(Nullable(Id)),
  text: Type.String({ minLength: 1, maxLength: 4000, pattern: '\\S' }),
}

const ListQuery = Type.Object({
  ...PageQuery.properties,
  q: Type.Optional(Type.String({ maxLength: 120 })),
  customerId: Type.Optional(Id),
  analysis: Type.Optional(Analysis),
  inProduction: Type.Optional(Type.Boolean({ description: 'With a work order that is not over' })),
  materialId: Type.Optional(Id),
  thinnerThan: Type.Optional(
    Type.Number({ exclusiveMinimum: 0, description: 'mm; the thinnest wall of its newest revision is below it' }),
  ),
})

export const partDesignEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/part-designs',
    summary: 'Parts, newest first; q finds words of the name, a customer reference or a file name',
    tags: ['parts'],
    access: partReaders,
    query: ListQuery,
    response: Type.Object({
      ...Page(DesignBrief).properties,
      counts: Type.Object({ all: Count, inProduction: Count, notMeasured: Count }),
    }),
  }),
  csv: endpoint({
    method: 'GET',
    url: '/part-designs.csv',
    summary: 'The list as CSV, safe to open in a spreadsheet',
    tags: ['parts'],
    access: salesReaders,
    query: tableOf(ListQuery.properties),
    produces: 'text/csv',
  }),
  xlsx: endpoint({
    method: 'GET',
    url: '/part-designs.xlsx',
    summary: 'The list as an Excel file',
    tags: ['parts'],
    access: salesReaders,
    query: tableOf(ListQuery.properties),
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
  read: endpoint({
    method: 'GET',
    url: '/part-designs/:id',
    summary: 'A part with its revisions, specifications and what stays with it',
    tags: ['parts'],
    access: partReaders,
    params: ById,
    response: Design,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/part-designs/:id',
    summary: 'Rename a part, say whose it is, note something',
    tags: ['parts'],
    access: partKeepers,
    params: ById,
    body: Command({
      version: Type.Optional(Version),
      name: Type.Optional(Name),
      customerId: Type.Optional(Nullable(Id)),
      note: Type.Optional(Type.String({ maxLength: 4000 })),
    }),
    response: Design,
  }),
  scrub: endpoint({
    method: 'POST',
    url: '/part-designs/:id/scrub',
    summary: 'Take its files, pictures, models and comments away for good; orders keep their rows',
    tags: ['parts'],
    access: partKeepers,
    params: ById,
    body: Command({}),
    response: Design,
  }),
  uses: endpoint({
    method: 'GET',
    url: '/part-designs/:id/uses',
    summary: 'Where it is used, newest first',
    tags: ['parts'],
    access: partStaff,
    params: ById,
    query: PageQuery,
    response: Page(Used),
  }),
  addNote: endpoint({
    method: 'POST',
    url: '/part-designs/:id/notes',
    summary: 'Note what stays with the part: a remark, what production minds, what quality asks',
    tags: ['parts'],
    access: partKeepers,
    params: ById,
    status: 201,
    body: Command({ kind: OneOf(partNoteKinds), ...noteFields }),
    response: Note,
  }),
  updateNote: endpoint({
    method: 'PATCH',
    url: '/part-notes/:id',
    summary: 'Change a note',
    tags: ['parts'],
    access: partKeepers,
    params: ById,
    body: Command({ version: Type.Optional(Version), ...noteFields, text: Type.Optional(noteFields.text) }),
    response: Note,
  }),
  removeNote: endpoint({
    method: 'POST',
    url: '/part-notes/:id/remove',
    summary: 'Take a note away',
    tags: ['parts'],
    access: partKeepers,
    params: ById,
    body: Command({}),
    response: Nothing,
  }),
}

const Camera = Type.Object({ position: Place, target: Place })

const Comment = Type.Object({
  id: Id,
  partRevisionId: Id,
  text: Type.String(),
  at: Nullable(Type.Array(Type.Number(), { description: 'mm, in the coordinates of the preview' })),
  camera: Nullable(Type.Object({ position: Type.Array(Type.Number()), target: Type.Array(Type.Number()) })),
  shared: Type.Boolean({ description: 'The customer sees it' }),
  by: Nullable(Type.String()),
  byCustomer: Type.Boolean(),
  createdAt: Time,
  resolvedAt: Nullable(Time),
  resolvedBy: Nullable(Type.String()),
  version: Version,
})

const text = Type.String({ minLength: 1, maxLength: 4000, pattern: '\\S' })

export const partCommentEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/part-revisions/:id/comments',
    summary: 'What was remarked about a revision, oldest first',
    tags: ['parts'],
    access: partReaders,
    params: ById,
    response: Type.Object({ items: Type.Array(Comment) }),
  }),
  add: endpoint({
    method: 'POST',
    url: '/part-revisions/:id/comments',
    summary: 'Remark on a revision, pinned to a place with the camera that looks at it',
    tags: ['parts'],
    access: partSenders,
    params: ById,
    status: 201,
    body: Command({
      text,
      at: Type.Optional(Nullable(Place)),
      camera: Type.Optional(Nullable(Camera)),
      shared: Type.Optional(Type.Boolean()),
    }),
    response: Comment,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/part-comments/:id',
    summary: 'Change a remark, settle it (`resolved`), or show it to the customer',
    tags: ['parts'],
    access: partSenders,
    params: ById,
    body: Command({
      version: Type.Optional(Version),
      text: Type.Optional(text),
      shared: Type.Optional(Type.Boolean()),
      resolved: Type.Optional(Type.Boolean()),
    }),
    response: Comment,
  }),
  remove: endpoint({
    method: 'POST',
    url: '/part-comments/:id/remove',
    summary: 'Take a remark away',
    tags: ['parts'],
    access: partSenders,
    params: ById,
    body: Command({}),
    response: Nothing,
  }),
}
