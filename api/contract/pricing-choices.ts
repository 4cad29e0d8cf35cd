import { type TProperties, Type } from 'typebox'
import { configurers, endpoint, floor } from './endpoint.ts'
import { Color } from './processes.ts'
import { ById, Command, Id, Name, Nullable, OneOf, Page, PageQuery, Version } from './shared.ts'

const NamedValue = Type.Object({ id: Id, processId: Id, name: Type.String(), value: Type.Number(), version: Version })
const Value = Type.Number({ description: 'What equations see' })

/** The four doors of infills and of precisions: a name and a number that belong to a process. */
function namedValueEndpoints<const U extends '/infills' | '/precisions'>(url: U, noun: string) {
  const tags = ['processes']
  const one = `${url}/:id` as const
  return {
    list: endpoint({
      method: 'GET',
      url,
      summary: `All of the ${noun}s`,
      tags,
      access: floor,
      query: PageQuery,
      response: Page(NamedValue),
    }),
    read: endpoint({
      method: 'GET',
      url: one,
      summary: `One ${noun}`,
      tags,
      access: floor,
      params: ById,
      response: NamedValue,
    }),
    create: endpoint({
      method: 'POST',
      url,
      summary: `Add a choice of ${noun} to a process`,
      tags,
      access: configurers,
      status: 201,
      body: Command({ processId: Id, name: Name, value: Value }),
      response: NamedValue,
    }),
    update: endpoint({
      method: 'PATCH',
      url: one,
      summary: `Change a choice of ${noun}`,
      tags,
      access: configurers,
      params: ById,
      body: change({ name: Type.Optional(Name), value: Type.Optional(Value) }),
      response: NamedValue,
    }),
  }
}

export const infillEndpoints = namedValueEndpoints('/infills', 'infill')
export const precisionEndpoints = namedValueEndpoints('/precisions', 'precision')

export const PostProcess = Type.Object({
  id: Id,
  name: Type.String(),
  processIds: Type.Array(Id),
  operationIds: Type.Array(Id),
  colors: Type.Array(Type.Object({ name: Type.String(), hex: Nullable(Type.String()) })),
  exclusiveGroup: Nullable(Type.String()),
  incompatibleMaterialIds: Type.Array(Id),
  quoteOnly: Type.Boolean(),
  pricing: OneOf(['equation', 'included']),
  version: Version,
})

const Ids = Type.Array(Id, { maxItems: 200 })
const postProcessFields = {
  name: Name,
  processIds: Ids,
  operationIds: Type.Optional(Ids),
  colors: Type.Optional(Type.Array(Color, { maxItems: 200 })),
  exclusiveGroup: Type.Optional(
    Nullable(
      Type.String({
        minLength: 1,
        maxLength: 60,
        pattern: '\\S',
        description: 'A part takes one post-process of a group',
      }),
    ),
  ),
  incompatibleMaterialIds: Type.Optional(Type.Array(Id, { maxItems: 1000 })),
  quoteOnly: Type.Optional(Type.Boolean()),
  pricing: Type.Optional(OneOf(['equation', 'included'], 'included: free for good, without an equation')),
}

export const postProcessEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/post-processes',
    summary: 'Post-processes',
    tags: ['processes'],
    access: floor,
    query: PageQuery,
    response: Page(PostProcess),
  }),
  read: endpoint({
    method: 'GET',
    url: '/post-processes/:id',
    summary: 'One post-process',
    tags: ['processes'],
    access: floor,
    params: ById,
    response: PostProcess,
  }),
  create: endpoint({
    method: 'POST',
    url: '/post-processes',
    summary: 'Add a post-process',
    tags: ['processes'],
    access: configurers,
    status: 201,
    body: Command(postProcessFields),
    response: PostProcess,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/post-processes/:id',
    summary: 'Change a post-process',
    tags: ['processes'],
    access: configurers,
    params: ById,
    body: change({ ...postProcessFields, name: Type.Optional(Name), processIds: Type.Optional(Ids) }),
    response: PostProcess,
  }),
}

export const LeadTime = Type.Object({
  id: Id,
  name: Type.String(),
  buffer: Type.Integer(),
  default: Type.Boolean(),
  version: Version,
})

const Buffer = Type.Integer({ minimum: 0, maximum: 3650, description: 'Working days' })
const Default = Type.Optional(Type.Boolean({ description: 'What a price takes when nobody chooses; one of the shop' }))

export const leadTimeEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/lead-times',
    summary: 'Lead times',
    tags: ['processes'],
    access: floor,
    query: PageQuery,
    response: Page(LeadTime),
  }),
  read: endpoint({
    method: 'GET',
    url: '/lead-times/:id',
    summary: 'One lead time',
    tags: ['processes'],
    access: floor,
    params: ById,
    response: LeadTime,
  }),
  create: endpoint({
    method: 'POST',
    url: '/lead-times',
    summary: 'Add a lead time',
    tags: ['processes'],
    access: configurers,
    status: 201,
    body: Command({ name: Name, buffer: Buffer, default: Default }),
    response: LeadTime,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/lead-times/:id',
    summary: 'Change a lead time',
    tags: ['processes'],
    access: configurers,
    params: ById,
    body: change({ name: Type.Optional(Name), buffer: Type.Optional(Buffer), default: Default }),
    response: LeadTime,
  }),
}

/** A change of some fields, with the version that was seen. */
function change<P extends TProperties>(fields: P) {
  return Command({ ...fields, version: Type.Optional(Version) })
}
