import { Type } from 'typebox'
import { lengthUnits } from '#domain/units/length.ts'
import { endpoint } from './endpoint.ts'
import {
  Analysis,
  Geometry,
  partKeepers,
  partReaders,
  partSenders,
  partStaff,
  Recognised,
  RevisionBrief,
  Units,
  UnitsProposals,
} from './part-shared.ts'
import { ById, Command, CommandId, FileContent, Id, Name, Named, Nullable, OneOf, Time, Version } from './shared.ts'

const Progress = Type.Object({
  step: Type.Integer({ minimum: 0 }),
  of: Type.Integer(),
  name: Type.String({ description: 'What is being done, in words' }),
})

export const PartRevision = Type.Object({
  ...RevisionBrief.properties,
  customer: Nullable(Named),
  progress: Nullable(Progress),
  geometry: Nullable(Geometry),
  units: OneOf(lengthUnits, 'What holds now'),
  unitsSaid: Type.Boolean({ description: 'The file says its units, or somebody did' }),
  fileUnits: Nullable(Type.String({ description: 'What the file itself states' })),
  unitsProposals: Type.Optional(UnitsProposals),
  format: Nullable(Type.String()),
  objects: Type.Array(
    Type.Object({ name: Nullable(Type.String()), copies: Type.Integer(), triangles: Type.Integer() }),
  ),
  object: Nullable(Type.Object({ index: Type.Integer(), name: Nullable(Type.String()) })),
  recognised: Type.Array(Recognised),
  engineVersion: Nullable(Type.Integer({ description: 'Of the methods that measured it' })),
  measuredAt: Nullable(Time),
  measuredMs: Nullable(Type.Integer()),
  previewUrl: Nullable(Type.String()),
  millimetresPerUnit: Type.Number({
    description: 'By which the preview’s places and thicknesses are multiplied to be mm',
  }),
  note: Type.String({ description: 'What is new in it' }),
  createdAt: Time,
  createdBy: Nullable(Type.String()),
  mergedInto: Nullable(Id),
  scrubbedAt: Nullable(Time),
  version: Version,
})

const UploadedPart = Type.Object({
  partRevision: Type.Object({
    id: Id,
    analysis: Analysis,
    design: Named,
    number: Type.Integer(),
    fileName: Type.String(),
    object: Nullable(Type.Object({ index: Type.Integer(), name: Nullable(Type.String()) })),
  }),
  unitsProposals: Type.Optional(UnitsProposals),
  recognised: Type.Array(Recognised),
})

const Fact = Type.Object({
  name: Type.String(),
  one: Nullable(Type.Number()),
  other: Nullable(Type.Number()),
  change: Nullable(Type.Number({ description: 'Other as a share of one, less 1' })),
})

export const partRevisionEndpoints = {
  /**
   * Multipart: `commandId`, `units`, `split`, `partDesignId` before `file`. A ZIP of part files makes one revision of each.
   * A try with the same `commandId` and content gives the same answer.
   */
  upload: endpoint({
    method: 'POST',
    url: '/parts',
    summary: 'Upload a part file, or a ZIP of them (multipart: the fields first, then file)',
    tags: ['parts'],
    access: partSenders,
    status: 201,
    form: Type.Object({
      commandId: CommandId,
      units: Type.Optional(Units),
      split: Type.Optional(Type.Boolean({ description: 'One revision of each object of the file' })),
      partDesignId: Type.Optional(Id),
      customerId: Type.Optional(Id),
      file: FileContent,
    }),
    response: Type.Object({
      ...UploadedPart.properties,
      parts: Type.Array(UploadedPart, { description: 'All that came of it; the first one stands above too' }),
    }),
  }),
  revision: endpoint({
    method: 'GET',
    url: '/part-revisions/:id',
    summary: 'One revision of a part: facts, problem, progress, what it was recognised as',
    tags: ['parts'],
    access: partReaders,
    params: ById,
    response: PartRevision,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/part-revisions/:id',
    summary: 'Say the units (the facts are rescaled, not measured again) or what is new in it',
    tags: ['parts'],
    access: partSenders,
    params: ById,
    body: Command({
      version: Type.Optional(Version),
      units: Type.Optional(Units),
      note: Type.Optional(Type.String({ maxLength: 400 })),
    }),
    response: PartRevision,
  }),
  measure: endpoint({
    method: 'POST',
    url: '/part-revisions/:id/measure',
    summary: 'Measure it again, with the methods of today',
    tags: ['parts'],
    access: partKeepers,
    params: ById,
    body: Command({}),
    response: PartRevision,
  }),
  move: endpoint({
    method: 'POST',
    url: '/part-revisions/:id/move',
    summary: 'Make it a revision of another design, or of a new one',
    tags: ['parts'],
    access: partKeepers,
    params: ById,
    body: Command({ partDesignId: Type.Optional(Id), name: Type.Optional(Name) }),
    response: PartRevision,
  }),
  merge: endpoint({
    method: 'POST',
    url: '/part-revisions/:id/merge',
    summary: 'It is the same as a revision it was recognised as: that one takes its place',
    tags: ['parts'],
    access: partKeepers,
    params: ById,
    body: Command({ into: Id }),
    response: PartRevision,
  }),
  keepApart: endpoint({
    method: 'POST',
    url: '/part-revisions/:id/keep-apart',
    summary: 'It is a part of its own: what it was recognised as is no longer asked about',
    tags: ['parts'],
    access: partKeepers,
    params: ById,
    body: Command({}),
    response: PartRevision,
  }),
  /** What nobody has decided yet, of the last thirty days, newest first. */
  recognitions: endpoint({
    method: 'GET',
    url: '/part-recognitions',
    summary: 'Uploads that were recognised as parts the shop has, until somebody decides',
    tags: ['parts'],
    access: partStaff,
    query: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 12 })) }),
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          partRevision: RevisionBrief,
          customer: Nullable(Named),
          createdAt: Time,
          createdBy: Nullable(Type.String()),
          recognised: Type.Array(Recognised),
        }),
      ),
    }),
  }),
  similar: endpoint({
    method: 'GET',
    url: '/part-revisions/:id/similar',
    summary: 'Parts of a like shape and size, most alike first',
    tags: ['parts'],
    access: partReaders,
    params: ById,
    query: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 12 })) }),
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          partRevision: RevisionBrief,
          customer: Nullable(Named),
          size: Type.Array(Type.Number(), { description: 'mm, longest side first' }),
          likeness: Type.Number({ minimum: 0, maximum: 1, description: '1: alike in all that is compared' }),
          match: Nullable(OneOf(['same_file', 'same_shape', 'mirrored'])),
          deviation: Nullable(Type.Number()),
        }),
      ),
    }),
  }),
  compare: endpoint({
    method: 'GET',
    url: '/part-revisions/:id/compare',
    summary: 'Two revisions side by side: their facts, and how far the surfaces are apart',
    tags: ['parts'],
    access: partStaff,
    params: ById,
    query: Type.Object({ with: Id }),
    response: Type.Object({
      one: RevisionBrief,
      other: RevisionBrief,
      facts: Type.Array(Fact),
      shape: Type.Object({
        verdict: OneOf(['identical', 'same_shape', 'mirrored', 'different', 'unknown']),
        deviation: Nullable(Type.Number({ description: 'mm' })),
        problem: Nullable(Type.String()),
      }),
    }),
  }),
  warnings: endpoint({
    method: 'GET',
    url: '/part-revisions/:id/warnings',
    summary: 'What speaks against making it by a process in a material',
    tags: ['parts'],
    access: partReaders,
    params: ById,
    query: Type.Object({ processId: Type.Optional(Id), materialId: Type.Optional(Id) }),
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          code: OneOf(['too_large', 'wall_under_limit', 'wall_under_warning', 'open_mesh', 'repaired', 'units_unsaid']),
          severity: OneOf(['stop', 'warning', 'remark']),
          sentence: Type.String(),
          facts: Type.Record(Type.String(), Type.Unknown()),
        }),
      ),
    }),
  }),
  thumbnail: endpoint({
    method: 'GET',
    url: '/part-revisions/:id/thumbnail.png',
    summary: 'Its picture',
    tags: ['parts'],
    access: partReaders,
    params: ById,
    produces: 'image/png',
  }),
  preview: endpoint({
    method: 'GET',
    url: '/part-revisions/:id/preview.glb',
    summary: 'The model for the viewer, reduced, with wall thickness at every vertex (attribute _THICKNESS)',
    tags: ['parts'],
    access: partReaders,
    params: ById,
    produces: 'model/gltf-binary',
  }),
  file: endpoint({
    method: 'GET',
    url: '/part-revisions/:id/file',
    summary: 'The file as it was uploaded',
    tags: ['parts'],
    access: partReaders,
    params: ById,
    produces: 'application/octet-stream',
  }),
}
