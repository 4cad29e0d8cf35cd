import { Type } from 'typebox'
import { scopes } from '#domain/people/roles.ts'
import { endpoint, everyone, owners, signedIn } from './endpoint.ts'
import {
  ById,
  Command,
  Id,
  Name,
  Named,
  Nothing,
  Nullable,
  OneOf,
  Page,
  Role,
  ShortPageQuery,
  Time,
  Version,
} from './shared.ts'

const Shop = Type.Object({
  id: Id,
  name: Type.String(),
  currency: Type.String(),
  timeZone: Type.String(),
  locale: Type.String(),
})

const User = Type.Object({
  id: Id,
  name: Type.String(),
  role: Role,
  badge: Nullable(Type.String()),
  customerId: Type.Optional(Id),
})

const StationOfSession = Type.Object({ id: Id, name: Type.String(), code: Type.String() })

export const Session = Type.Object({
  user: User,
  shop: Shop,
  kind: OneOf(['desk', 'badge', 'program']),
  station: Nullable(StationOfSession),
  expiresAt: Nullable(Time),
  cursor: Type.Integer({
    description: 'Where the live stream stands: connect with it and nothing after this answer is missed',
  }),
})

const Email = Type.String({ maxLength: 254, pattern: '^[^\\s@]+@[^\\s@]+$' })
const Password = Type.String({ minLength: 1, maxLength: 200 })
const NewPassword = Type.String({ minLength: 8, maxLength: 200 })
const Badge = Type.String({ minLength: 1, maxLength: 40 })
const Pin = Type.String({ pattern: '^[0-9]{4,12}$' })

export const sessionEndpoints = {
  read: endpoint({
    method: 'GET',
    url: '/session',
    summary: 'Who is signed in',
    tags: ['session'],
    access: signedIn,
    response: Session,
  }),
  signIn: endpoint({
    method: 'POST',
    url: '/session',
    summary: 'Sign in at a desk',
    tags: ['session'],
    access: everyone,
    body: Type.Object({ email: Type.String({ maxLength: 254 }), password: Password }),
    response: Session,
  }),
  signInByBadge: endpoint({
    method: 'POST',
    url: '/session/badge',
    summary: 'Sign in at a station with a badge',
    tags: ['session'],
    access: everyone,
    body: Type.Object({
      badge: Badge,
      pin: Type.Optional(Type.String({ maxLength: 12 })),
      station: Type.String({ minLength: 1, maxLength: 60, description: 'Id or code of the station' }),
    }),
    response: Type.Object({
      user: User,
      shop: Shop,
      station: StationOfSession,
      expiresAt: Time,
      cursor: Type.Integer(),
    }),
  }),
  signOut: endpoint({
    method: 'DELETE',
    url: '/session',
    summary: 'Sign out',
    tags: ['session'],
    access: everyone,
    status: 204,
  }),
  setupNeeded: endpoint({
    method: 'GET',
    url: '/setup',
    summary: 'Whether the first owner is still to be made',
    tags: ['session'],
    access: everyone,
    response: Type.Object({ needed: Type.Boolean() }),
  }),
  setup: endpoint({
    method: 'POST',
    url: '/setup',
    summary: 'Make the shop and its first owner',
    tags: ['session'],
    access: everyone,
    status: 201,
    body: Type.Object({
      shopName: Name,
      name: Name,
      email: Email,
      password: NewPassword,
      currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$' })),
      timeZone: Type.Optional(Type.String({ maxLength: 60 })),
      locale: Type.Optional(Type.String({ maxLength: 20 })),
    }),
    response: Session,
  }),
  /** For the sign-in page of a device: no names beyond what stands on the wall anyway. */
  stationSign: endpoint({
    method: 'GET',
    url: '/session/stations',
    summary: 'Stations a device can be, for choosing once',
    tags: ['session'],
    access: everyone,
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          id: Id,
          name: Type.String(),
          code: Type.String(),
          pin: OneOf(['required', 'off']),
          operations: Type.Array(Type.String()),
          shop: Type.String(),
          lastPeople: Type.Array(Type.Object({ name: Type.String(), badge: Type.String() })),
        }),
      ),
    }),
  }),
}

export const ApiKey = Type.Object({
  id: Id,
  name: Type.String(),
  scopes: Type.Array(OneOf(scopes)),
  createdAt: Time,
  lastUsedAt: Nullable(Time),
})

export const apiKeyEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/api-keys',
    summary: 'API keys',
    tags: ['people'],
    access: owners,
    query: ShortPageQuery,
    response: Page(ApiKey),
  }),
  create: endpoint({
    method: 'POST',
    url: '/api-keys',
    summary: 'Make an API key; it is shown once',
    tags: ['people'],
    access: owners,
    status: 201,
    body: Command({ name: Name, scopes: Type.Array(OneOf(scopes), { minItems: 1, uniqueItems: true }) }),
    response: Type.Object({ id: Id, name: Type.String(), scopes: Type.Array(OneOf(scopes)), key: Type.String() }),
  }),
  revoke: endpoint({
    method: 'POST',
    url: '/api-keys/:id/revoke',
    summary: 'Revoke an API key',
    tags: ['people'],
    access: owners,
    params: ById,
    body: Command({}),
    response: Nothing,
  }),
}

export const Person = Type.Object({
  id: Id,
  name: Type.String(),
  role: Role,
  email: Nullable(Type.String()),
  badge: Nullable(Type.String()),
  hasPin: Type.Boolean(),
  active: Type.Boolean(),
  lockedUntil: Nullable(Time),
  customer: Nullable(Named, { description: 'For whom a log-in of the storefront buys' }),
  version: Version,
})

export const peopleEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/people',
    summary: 'People of the shop',
    tags: ['people'],
    access: { roles: ['owner', 'planner'] },
    query: ShortPageQuery,
    response: Page(Person),
  }),
  create: endpoint({
    method: 'POST',
    url: '/people',
    summary: 'Add a person: e-mail and password for the desk, badge and PIN for the stations',
    tags: ['people'],
    access: owners,
    status: 201,
    body: Command({
      name: Name,
      role: Role,
      email: Type.Optional(Email),
      password: Type.Optional(NewPassword),
      badge: Type.Optional(Badge),
      pin: Type.Optional(Pin),
      customerId: Type.Optional(Id),
    }),
    response: Person,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/people/:id',
    summary: 'Change a person; active false keeps the record and ends the sessions',
    tags: ['people'],
    access: owners,
    params: ById,
    body: Command({
      version: Version,
      name: Type.Optional(Name),
      role: Type.Optional(Role),
      email: Type.Optional(Nullable(Email)),
      password: Type.Optional(NewPassword),
      badge: Type.Optional(Nullable(Badge)),
      pin: Type.Optional(Nullable(Pin)),
      active: Type.Optional(Type.Boolean()),
      unlock: Type.Optional(Type.Boolean()),
      customerId: Type.Optional(Nullable(Id, { description: 'For the role customer; null: nobody’s' })),
    }),
    response: Person,
  }),
}
