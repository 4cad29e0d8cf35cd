import { Type } from 'typebox'
import { configurers, endpoint, floor, owners } from './endpoint.ts'
import { Command, Count, Id, Name, Nullable, OneOf, Time, Version } from './shared.ts'

export const Settings = Type.Object({
  version: Version,
  shopName: Type.String(),
  currency: Type.String(),
  timeZone: Type.String(),
  locale: Type.String(),
  workingDays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { description: '1 is Monday' }),
  requireApprovedRoutingTemplates: Type.Boolean(),
  overproductionPercent: Type.Number(),
  badgeIdleMinutes: Type.Integer(),
  undoMinutes: Type.Integer(),
})

export const settingsEndpoints = {
  read: endpoint({
    method: 'GET',
    url: '/settings',
    summary: 'How the shop works',
    tags: ['settings'],
    access: floor,
    response: Settings,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/settings',
    summary: 'Change how the shop works',
    tags: ['settings'],
    access: owners,
    body: Command({
      version: Version,
      shopName: Type.Optional(Name),
      currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$' })),
      timeZone: Type.Optional(Type.String({ maxLength: 60 })),
      locale: Type.Optional(Type.String({ maxLength: 20 })),
      workingDays: Type.Optional(
        Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, uniqueItems: true }),
      ),
      requireApprovedRoutingTemplates: Type.Optional(Type.Boolean()),
      overproductionPercent: Type.Optional(Type.Number({ minimum: 0, maximum: 100 })),
      badgeIdleMinutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 720 })),
      undoMinutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 1440 })),
    }),
    response: Settings,
  }),
}

const ChecklistStop = Type.Object({
  stop: OneOf(['owner', 'operations', 'stations', 'people', 'part', 'routing_template', 'work_order', 'first_scan']),
  done: Type.Boolean(),
  count: Count,
  /** What was decided, in names: "Printing, Depowdering and 4 more". */
  names: Type.Array(Type.String()),
})

export const Checklist = Type.Object({ stops: Type.Array(ChecklistStop), complete: Type.Boolean() })

const AuditEntry = Type.Object({
  id: Id,
  at: Time,
  actor: Nullable(Type.String()),
  act: Type.String(),
  subject: Nullable(Type.String()),
  details: Type.Unknown(),
})

export const houseEndpoints = {
  checklist: endpoint({
    method: 'GET',
    url: '/checklist',
    summary: 'The way of a new shop to its first scan',
    tags: ['settings'],
    access: configurers,
    response: Checklist,
  }),
  counts: endpoint({
    method: 'GET',
    url: '/counts',
    summary: 'The numbers beside the sections of the side bar',
    tags: ['settings'],
    access: floor,
    response: Type.Object({
      board: Count,
      workOrders: Count,
      stations: Count,
      quotes: Type.Optional(Count),
      orders: Type.Optional(Count),
    }),
  }),
  audit: endpoint({
    method: 'GET',
    url: '/audit',
    summary: 'Who did what, newest first',
    tags: ['settings'],
    access: owners,
    query: Type.Object({
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
      cursor: Type.Optional(Type.String()),
    }),
    response: Type.Object({ items: Type.Array(AuditEntry), nextCursor: Nullable(Type.String()) }),
  }),
}
