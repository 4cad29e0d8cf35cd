import { type Static, type TProperties, type TSchema, Type } from 'typebox'
import { roles } from '#domain/people/roles.ts'

/** A union of literals from a tuple of the domain, so that the list is written once. */
export function OneOf<const T extends readonly string[]>(values: T, description?: string) {
  return Type.Unsafe<T[number]>({ type: 'string', enum: [...values], ...(description ? { description } : {}) })
}

export const Id = Type.String({ format: 'uuid', description: 'UUID' })
export const CommandId = Type.String({
  format: 'uuid',
  description: 'Made where the person acted; the same id never counts twice',
})
export const Time = Type.String({ format: 'date-time', description: 'ISO 8601, UTC' })
export const Day = Type.String({ format: 'date', description: 'A date in the shop’s time zone' })
/** A number of pieces that a person asks to move. */
export const Pieces = Type.Integer({ minimum: 1, maximum: 1_000_000 })
/** A number of pieces as a fact. */
export const Count = Type.Integer({ minimum: 0 })
export const Step = Type.String({
  pattern: '^[0-9]{3,4}$',
  description: 'The number printed on the traveller, e.g. "020"',
})
export const Version = Type.Integer({ minimum: 1 })
export const Name = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' })
export const Role = OneOf(roles)
export const FileHash = Type.String({ pattern: '^[0-9a-f]{64}$' })

export const Nullable = <S extends TSchema>(schema: S, options: { description?: string } = {}) =>
  Type.Union([schema, Type.Null()], options)

/** A thing of the shop as others name it. */
export const Named = Type.Object({ id: Id, name: Type.String() })

export const ById = Type.Object({ id: Id })

/** The body of a command: what is asked, and the id of the act. */
export const Command = <P extends TProperties>(properties: P) =>
  Type.Object({ commandId: CommandId, ...properties }, { additionalProperties: false })

/** The content of a file in a multipart form. */
export const FileContent = Type.String({ format: 'binary' })

export const PageQuery = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
})

/** The same for lists that are short: all of it unless a limit is said. */
export const ShortPageQuery = Type.Object({
  ...PageQuery.properties,
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
})

export const Page = <S extends TSchema>(item: S) =>
  Type.Object({ items: Type.Array(item), nextCursor: Nullable(Type.String()) })

/** RFC 9457, with the refusal's code and numbers as fields. */
export const Problem = Type.Object(
  {
    type: Type.String(),
    status: Type.Integer(),
    title: Type.String(),
    detail: Type.String(),
    code: Type.String(),
  },
  { additionalProperties: true },
)
export type Problem = Static<typeof Problem>

export const Nothing = Type.Object({})

/** `true` where two types are the same: a compile-time proof that the contract says what the domain means. */
export type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never
