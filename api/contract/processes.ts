import { Type } from 'typebox'
import { configurers, endpoint, floor } from './endpoint.ts'
import { ById, Command, Id, Name, Named, Nullable, Page, PageQuery, Version } from './shared.ts'

export const Customer = Type.Object({ id: Id, number: Type.Integer(), name: Type.String(), version: Version })
export const Technology = Type.Object({ id: Id, name: Type.String(), version: Version })
export const Process = Type.Object({
  id: Id,
  name: Type.String(),
  technology: Nullable(Named),
  operations: Type.Array(Named),
  materials: Type.Array(Named),
  version: Version,
})
export const Material = Type.Object({ id: Id, process: Named, name: Type.String(), version: Version })

const processFields = {
  name: Name,
  technologyId: Type.Optional(Nullable(Id)),
  operationIds: Type.Optional(Type.Array(Id)),
}

export const customerEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/customers',
    summary: 'Customers',
    tags: ['customers'],
    access: floor,
    query: PageQuery,
    response: Page(Customer),
  }),
  read: endpoint({
    method: 'GET',
    url: '/customers/:id',
    summary: 'One customer',
    tags: ['customers'],
    access: floor,
    params: ById,
    response: Customer,
  }),
  create: endpoint({
    method: 'POST',
    url: '/customers',
    summary: 'Add a customer',
    tags: ['customers'],
    access: { roles: ['owner', 'planner', 'sales'], scope: 'configure' },
    status: 201,
    body: Command({ name: Name }),
    response: Customer,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/customers/:id',
    summary: 'Change a customer',
    tags: ['customers'],
    access: { roles: ['owner', 'planner', 'sales'], scope: 'configure' },
    params: ById,
    body: Command({ version: Version, name: Type.Optional(Name) }),
    response: Customer,
  }),
}

export const technologyEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/technologies',
    summary: 'Technologies',
    tags: ['processes'],
    access: floor,
    query: PageQuery,
    response: Page(Technology),
  }),
  read: endpoint({
    method: 'GET',
    url: '/technologies/:id',
    summary: 'One technology',
    tags: ['processes'],
    access: floor,
    params: ById,
    response: Technology,
  }),
  create: endpoint({
    method: 'POST',
    url: '/technologies',
    summary: 'Add a technology',
    tags: ['processes'],
    access: configurers,
    status: 201,
    body: Command({ name: Name }),
    response: Technology,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/technologies/:id',
    summary: 'Rename a technology',
    tags: ['processes'],
    access: configurers,
    params: ById,
    body: Command({ version: Version, name: Name }),
    response: Technology,
  }),
}

export const processEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/processes',
    summary: 'Processes with their ordered operations',
    tags: ['processes'],
    access: floor,
    query: PageQuery,
    response: Page(Process),
  }),
  read: endpoint({
    method: 'GET',
    url: '/processes/:id',
    summary: 'One process',
    tags: ['processes'],
    access: floor,
    params: ById,
    response: Process,
  }),
  create: endpoint({
    method: 'POST',
    url: '/processes',
    summary: 'Add a process',
    tags: ['processes'],
    access: configurers,
    status: 201,
    body: Command(processFields),
    response: Process,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/processes/:id',
    summary: 'Change a process; runs under way keep their routing',
    tags: ['processes'],
    access: configurers,
    params: ById,
    body: Command({ ...processFields, name: Type.Optional(Name), version: Version }),
    response: Process,
  }),
}

export const materialEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/materials',
    summary: 'Materials',
    tags: ['processes'],
    access: floor,
    query: PageQuery,
    response: Page(Material),
  }),
  read: endpoint({
    method: 'GET',
    url: '/materials/:id',
    summary: 'One material',
    tags: ['processes'],
    access: floor,
    params: ById,
    response: Material,
  }),
  create: endpoint({
    method: 'POST',
    url: '/materials',
    summary: 'Add a material to a process',
    tags: ['processes'],
    access: configurers,
    status: 201,
    body: Command({ processId: Id, name: Name }),
    response: Material,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/materials/:id',
    summary: 'Rename a material',
    tags: ['processes'],
    access: configurers,
    params: ById,
    body: Command({ version: Version, name: Name }),
    response: Material,
  }),
}
