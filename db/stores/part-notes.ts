import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'
import type { PartNoteKind } from '#domain/parts/part-notes.ts'

export interface NoteRow {
  id: string
  partDesignId: string
  kind: PartNoteKind
  operationId: string | null
  text: string
  createdBy: string | null
  createdAt: Date
}

export async function insertNote(tx: Tx, shopId: string, row: NoteRow): Promise<void> {
  await tx
    .insertInto('partNotes')
    .values({ shopId, ...row })
    .execute()
}

export async function updateNote(
  tx: Tx,
  shopId: string,
  id: string,
  change: { operationId?: string | null; text?: string; removedAt?: Date },
): Promise<void> {
  await tx
    .updateTable('partNotes')
    .set((column) => ({ ...change, version: sql<number>`${column.ref('version')} + 1` }))
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .execute()
}

/** The note under its row's lock; null when there is none. */
export async function lockNote(tx: Tx, shopId: string, id: string) {
  const row = await tx
    .selectFrom('partNotes')
    .select(['id', 'partDesignId', 'text', 'version'])
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export interface CommentRow {
  id: string
  partRevisionId: string
  text: string
  at: number[] | null
  camera: { position: readonly number[]; target: readonly number[] } | null
  shared: boolean
  createdBy: string | null
  createdAt: Date
}

export async function insertComment(tx: Tx, shopId: string, { camera, ...row }: CommentRow): Promise<void> {
  await tx
    .insertInto('partComments')
    .values({ shopId, ...row, camera: camera && JSON.stringify(camera) })
    .execute()
}

export async function updateComment(
  tx: Tx,
  shopId: string,
  id: string,
  change: {
    text?: string
    shared?: boolean
    resolvedAt?: Date | null
    resolvedBy?: string | null
    removedAt?: Date
  },
): Promise<void> {
  await tx
    .updateTable('partComments')
    .set((column) => ({ ...change, version: sql<number>`${column.ref('version')} + 1` }))
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .execute()
}

/** The comment under its row's lock; null when there is none. */
export async function lockComment(tx: Tx, shopId: string, id: string) {
  const row = await tx
    .selectFrom('partComments')
    .select(['id', 'partRevisionId', 'createdBy', 'resolvedAt', 'version'])
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** Takes away all that was remarked about revisions, for good. */
export async function deleteComments(tx: Tx, shopId: string, partRevisionIds: readonly string[]): Promise<void> {
  if (partRevisionIds.length === 0) return
  await tx
    .deleteFrom('partComments')
    .where('shopId', '=', shopId)
    .where('partRevisionId', 'in', [...partRevisionIds])
    .execute()
}
