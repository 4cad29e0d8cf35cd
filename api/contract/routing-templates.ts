import { Type } from 'typebox'
import { endpoint, floor, planners } from './endpoint.ts'
import {
  ById,
  Command,
  Count,
  FileHash,
  Id,
  Name,
  Named,
  Nullable,
  OneOf,
  Page,
  PageQuery,
  Time,
  Version,
} from './shared.ts'

/** Run time counts per piece, or per load of the machine. */
export const RunPer = OneOf(['piece', 'load'])

export const TemplateStepInput = Type.Object(
  {
    operationId: Id,
    instructions: Type.Optional(Type.String({ maxLength: 20_000, description: 'Markdown' })),
    pictureHashes: Type.Optional(Type.Array(FileHash, { maxItems: 12 })),
    setUpMinutes: Type.Optional(Type.Number({ minimum: 0, maximum: 100_000 })),
    runMinutes: Type.Optional(
      Type.Number({ minimum: 0, maximum: 100_000, description: 'Minutes, each as `runPer` says' }),
    ),
    runPer: Type.Optional(RunPer),
    stationIds: Type.Optional(Type.Array(Id, { uniqueItems: true })),
  },
  { additionalProperties: false },
)

const TemplateStep = Type.Object({
  step: Type.String(),
  operation: Named,
  instructions: Type.String(),
  pictureHashes: Type.Array(Type.String()),
  setUpMinutes: Type.Number(),
  runMinutes: Type.Number(),
  runPer: RunPer,
  stations: Type.Array(Named),
})

export const RoutingTemplate = Type.Object({
  id: Id,
  familyId: Id,
  name: Type.String(),
  templateVersion: Type.Integer({ description: 'Counts the versions of this template from 1' }),
  state: OneOf(['draft', 'approved', 'deprecated']),
  /** null: in the shop's library. */
  partSpecification: Nullable(Named),
  isDefault: Type.Boolean({ description: 'Default of its own specification' }),
  defaultOf: Type.Array(Named, { description: 'Every specification that has it as default' }),
  steps: Type.Array(TemplateStep),
  workOrderCount: Count,
  frozen: Type.Boolean(),
  approvedBy: Nullable(Type.String()),
  approvedAt: Nullable(Time),
  deprecatedAt: Nullable(Time),
  replacedBy: Nullable(Named),
  createdBy: Nullable(Type.String()),
  createdAt: Time,
  version: Version,
})

const Steps = Type.Array(TemplateStepInput, { minItems: 1, maxItems: 200 })

export const routingTemplateEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/routing-templates',
    summary: 'Routing templates',
    tags: ['routing'],
    access: floor,
    query: Type.Object({
      ...PageQuery.properties,
      partSpecificationId: Type.Optional(Id),
      library: Type.Optional(Type.Boolean()),
      familyId: Type.Optional(Id),
      state: Type.Optional(OneOf(['draft', 'approved', 'deprecated'])),
    }),
    response: Page(RoutingTemplate),
  }),
  read: endpoint({
    method: 'GET',
    url: '/routing-templates/:id',
    summary: 'One routing template',
    tags: ['routing'],
    access: floor,
    params: ById,
    response: RoutingTemplate,
  }),
  createInLibrary: endpoint({
    method: 'POST',
    url: '/routing-templates',
    summary: 'Begin a template in the shop’s library',
    tags: ['routing'],
    access: planners,
    status: 201,
    body: Command({ name: Name, steps: Steps, replaces: Type.Optional(Id) }),
    response: RoutingTemplate,
  }),
  createForPart: endpoint({
    method: 'POST',
    url: '/part-specifications/:id/routing-templates',
    summary: 'Begin a template of a part',
    tags: ['routing'],
    access: planners,
    status: 201,
    params: ById,
    body: Command({ name: Name, steps: Steps, replaces: Type.Optional(Id) }),
    response: RoutingTemplate,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/routing-templates/:id',
    summary: 'Change a template that no work order uses',
    tags: ['routing'],
    access: planners,
    params: ById,
    body: Command({ version: Type.Optional(Version), name: Type.Optional(Name), steps: Type.Optional(Steps) }),
    response: RoutingTemplate,
  }),
  newVersion: endpoint({
    method: 'POST',
    url: '/routing-templates/:id/versions',
    summary: 'Begin the next version as a draft',
    tags: ['routing'],
    access: planners,
    status: 201,
    params: ById,
    body: Command({ steps: Type.Optional(Steps) }),
    response: RoutingTemplate,
  }),
  approve: endpoint({
    method: 'POST',
    url: '/routing-templates/:id/approve',
    summary: 'Approve a draft',
    tags: ['routing'],
    access: planners,
    params: ById,
    body: Command({}),
    response: RoutingTemplate,
  }),
  makeDefault: endpoint({
    method: 'POST',
    url: '/routing-templates/:id/default',
    summary: 'Make it the default of a specification; `default: false` takes it away',
    tags: ['routing'],
    access: planners,
    params: ById,
    body: Command({ partSpecificationId: Type.Optional(Id), default: Type.Optional(Type.Boolean()) }),
    response: RoutingTemplate,
  }),
  deprecate: endpoint({
    method: 'POST',
    url: '/routing-templates/:id/deprecate',
    summary: 'Stop using it, with what replaces it',
    tags: ['routing'],
    access: planners,
    params: ById,
    body: Command({ replacedBy: Type.Optional(Id) }),
    response: RoutingTemplate,
  }),
  remove: endpoint({
    method: 'POST',
    url: '/routing-templates/:id/remove',
    summary: 'Throw away a draft that nothing uses',
    tags: ['routing'],
    access: planners,
    params: ById,
    body: Command({}),
    response: Type.Object({}),
  }),
}
