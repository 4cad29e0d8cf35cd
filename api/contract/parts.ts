import { Type } from 'typebox'
import { endpoint, floor, planners } from './endpoint.ts'
import { RevisionBrief, StoredFile } from './part-shared.ts'
import {
  ById,
  Command,
  CommandId,
  FileContent,
  FileHash,
  Id,
  Name,
  Named,
  Nullable,
  Page,
  PageQuery,
  Version,
} from './shared.ts'

export const PartSpecification = Type.Object({
  id: Id,
  name: Type.String(),
  partRevision: RevisionBrief,
  process: Nullable(Named),
  material: Nullable(Named),
  color: Nullable(Type.String()),
  infill: Nullable(Named),
  precision: Nullable(Named),
  postProcesses: Type.Array(Named, { description: 'In the order in which they are done' }),
  productionNotes: Type.String(),
  defaultRoutingTemplate: Nullable(Named),
  version: Version,
})

const specificationFields = {
  partRevisionId: Type.Optional(Id),
  name: Name,
  processId: Type.Optional(Nullable(Id)),
  materialId: Type.Optional(Nullable(Id)),
  color: Type.Optional(Nullable(Type.String({ maxLength: 60 }))),
  infillId: Type.Optional(Nullable(Id)),
  precisionId: Type.Optional(Nullable(Id)),
  postProcessIds: Type.Optional(Type.Array(Id, { maxItems: 100 })),
  productionNotes: Type.Optional(Type.String({ maxLength: 4000 })),
}

const DerivedRouting = Type.Object({
  steps: Type.Array(
    Type.Object({
      operation: Named,
      from: Type.String({ description: 'What asks for it: the process or a post-process by name' }),
    }),
  ),
  problem: Nullable(Type.String()),
})

export const partEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/part-specifications',
    summary: 'Parts as they are made',
    tags: ['parts'],
    access: floor,
    query: Type.Object({ ...PageQuery.properties, q: Type.Optional(Type.String({ maxLength: 120 })) }),
    response: Page(PartSpecification),
  }),
  read: endpoint({
    method: 'GET',
    url: '/part-specifications/:id',
    summary: 'One part specification',
    tags: ['parts'],
    access: floor,
    params: ById,
    response: PartSpecification,
  }),
  create: endpoint({
    method: 'POST',
    url: '/part-specifications',
    summary: 'How a part is made; without a revision a new part design is begun',
    tags: ['parts'],
    access: planners,
    status: 201,
    body: Command(specificationFields),
    response: PartSpecification,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/part-specifications/:id',
    summary: 'Change a part specification',
    tags: ['parts'],
    access: planners,
    params: ById,
    body: Command({ ...specificationFields, name: Type.Optional(Name), version: Type.Optional(Version) }),
    response: PartSpecification,
  }),
  derivedRouting: endpoint({
    method: 'GET',
    url: '/part-specifications/:id/derived-routing',
    summary: 'What Automatic would give now',
    tags: ['parts'],
    access: floor,
    params: ById,
    response: DerivedRouting,
  }),
}

export const fileEndpoints = {
  /** Pictures of instructions. Multipart: field `commandId`, then `file` (PNG, JPEG or WebP). */
  upload: endpoint({
    method: 'POST',
    url: '/files',
    summary: 'Store a picture for instructions (multipart)',
    tags: ['files'],
    access: planners,
    status: 201,
    form: Type.Object({ commandId: CommandId, file: FileContent }),
    response: StoredFile,
  }),
  read: endpoint({
    method: 'GET',
    url: '/files/:hash',
    summary: 'A stored file',
    tags: ['files'],
    access: floor,
    params: Type.Object({ hash: FileHash }),
    produces: 'application/octet-stream',
  }),
}
