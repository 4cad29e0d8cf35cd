import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { ById, Command, Count, FileHash, Id, Name, Named, Nullable, Page, PageQuery, Time, Version } from './shared.ts'

const sellers = { roles: ['owner', 'planner', 'sales'], scope: 'read' } as const
const tags = ['quotes', 'orders']

const KeptFile = Type.Object({ hash: FileHash, name: Type.String(), sizeBytes: Count })

const ProjectRow = Type.Object({
  id: Id,
  name: Type.String(),
  customer: Nullable(Named),
  quotes: Count,
  orders: Count,
  files: Count,
  createdAt: Time,
  closedAt: Nullable(Time),
  version: Version,
})

const Project = Type.Object({
  id: Id,
  name: Type.String(),
  description: Type.String(),
  customer: Nullable(Named),
  files: Type.Array(KeptFile),
  quotes: Type.Array(
    Type.Object({
      id: Id,
      number: Type.String(),
      status: Type.String(),
      customer: Named,
      parts: Type.Array(Type.String()),
      total: Type.String(),
      currency: Type.String(),
      order: Nullable(
        Type.Object({ id: Id, number: Type.String(), status: Type.String(), due: Nullable(Type.String()) }),
      ),
    }),
  ),
  createdBy: Nullable(Type.String()),
  createdAt: Time,
  closedAt: Nullable(Time),
  version: Version,
})

const fields = {
  description: Type.Optional(Type.String({ maxLength: 10_000 })),
  customerId: Type.Optional(Nullable(Id)),
  files: Type.Optional(
    Type.Array(
      Type.Object(
        { hash: FileHash, name: Type.String({ minLength: 1, maxLength: 255 }) },
        { additionalProperties: false },
      ),
      { maxItems: 200, description: 'Sent to /message-files first; these take the place of those it has' },
    ),
  ),
}

export const projectEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/projects',
    summary: 'Projects, newest first',
    tags,
    access: sellers,
    query: Type.Object({
      ...PageQuery.properties,
      q: Type.Optional(Type.String({ maxLength: 120 })),
      customerId: Type.Optional(Id),
      closed: Type.Optional(Type.Boolean()),
    }),
    response: Page(ProjectRow),
  }),
  read: endpoint({
    method: 'GET',
    url: '/projects/:id',
    summary: 'One project: its quotes, their orders, its files',
    tags,
    access: sellers,
    params: ById,
    response: Project,
  }),
  create: endpoint({
    method: 'POST',
    url: '/projects',
    summary: 'Begin a project',
    tags,
    access: { roles: ['owner', 'planner', 'sales'] },
    status: 201,
    body: Command({ ...fields, name: Name }),
    response: Project,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/projects/:id',
    summary: 'Change a project, close it or open it again',
    tags,
    access: { roles: ['owner', 'planner', 'sales'] },
    params: ById,
    body: Command({
      ...fields,
      name: Type.Optional(Name),
      closed: Type.Optional(Type.Boolean()),
      version: Type.Optional(Version),
    }),
    response: Project,
  }),
  addQuote: endpoint({
    method: 'POST',
    url: '/projects/:id/quotes',
    summary: 'Put a quote, and the order it became, into a project; it leaves the one it was in',
    tags,
    access: { roles: ['owner', 'planner', 'sales'] },
    params: ById,
    body: Command({ quoteId: Id }),
    response: Project,
  }),
  removeQuote: endpoint({
    method: 'POST',
    url: '/projects/:id/quotes/remove',
    summary: 'Take a quote out of a project',
    tags,
    access: { roles: ['owner', 'planner', 'sales'] },
    params: ById,
    body: Command({ quoteId: Id }),
    response: Project,
  }),
  file: endpoint({
    method: 'GET',
    url: '/projects/:id/files/:hash',
    summary: 'A file of a project, for saving',
    tags,
    access: sellers,
    params: Type.Object({ id: Id, hash: FileHash }),
    produces: 'application/octet-stream',
  }),
}
