import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { PartNoteKind } from '#domain/parts/part-notes.ts'
import type { Named } from './operations.ts'
import { ownedBy, type PartOwner } from './part-owner.ts'

export interface PartNoteView {
  id: string
  kind: PartNoteKind
  operation: Named | null
  text: string
  by: string | null
  at: string
  version: number
}

const selectNote = sql`
  select n.id, n.kind, n.text, n.created_at as at, n.version, p.name as by,
    case when o.id is null then null else json_build_object('id', o.id, 'name', o.name) end as operation
  from part_notes n
  left join operations o on o.shop_id = n.shop_id and o.id = n.operation_id
  left join people p on p.shop_id = n.shop_id and p.id = n.created_by`

type NoteRow = Omit<PartNoteView, 'at'> & { at: Date }
const noteView = (row: NoteRow): PartNoteView => ({ ...row, at: row.at.toISOString() })

/** What stays with a part, oldest first. */
export async function partNotes(reader: Reader, shopId: string, partDesignId: string): Promise<PartNoteView[]> {
  const found = await sql<NoteRow>`${selectNote}
    where n.shop_id = ${shopId} and n.part_design_id = ${partDesignId} and n.removed_at is null
    order by n.created_at, n.id`.execute(reader)
  return found.rows.map(noteView)
}

export async function partNote(reader: Reader, shopId: string, id: string): Promise<PartNoteView | null> {
  const found = await sql<NoteRow>`${selectNote}
    where n.shop_id = ${shopId} and n.id = ${id} and n.removed_at is null`.execute(reader)
  return found.rows[0] ? noteView(found.rows[0]) : null
}

export interface PartCommentView {
  id: string
  partRevisionId: string
  text: string
  at: number[] | null
  camera: { position: number[]; target: number[] } | null
  shared: boolean
  by: string | null
  byCustomer: boolean
  createdAt: string
  resolvedAt: string | null
  resolvedBy: string | null
  version: number
}

type CommentRow = Omit<PartCommentView, 'createdAt' | 'resolvedAt'> & { createdAt: Date; resolvedAt: Date | null }

const selectComment = sql`
  select m.id, m.part_revision_id, m.text, m.at, m.camera, m.shared, m.created_at, m.resolved_at, m.version,
    p.name as by, coalesce(p.role = 'customer', false) as by_customer, q.name as resolved_by
  from part_comments m
  join part_revisions r on r.shop_id = m.shop_id and r.id = m.part_revision_id
  join part_designs d on d.shop_id = r.shop_id and d.id = r.part_design_id
  left join people p on p.shop_id = m.shop_id and p.id = m.created_by
  left join people q on q.shop_id = m.shop_id and q.id = m.resolved_by`

const commentView = (row: CommentRow): PartCommentView => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  resolvedAt: row.resolvedAt?.toISOString() ?? null,
})

/** Owners outside the shop see what was shared with them, and what they wrote. */
const visibleTo = (owner: PartOwner | null) =>
  owner === null ? sql`true` : sql`${ownedBy(owner)} and (m.shared or p.role = 'customer')`

/** What was remarked about a revision, oldest first. */
export async function partComments(
  reader: Reader,
  shopId: string,
  partRevisionId: string,
  owner: PartOwner | null = null,
): Promise<PartCommentView[]> {
  const found = await sql<CommentRow>`${selectComment}
    where m.shop_id = ${shopId} and m.part_revision_id = ${partRevisionId} and m.removed_at is null
      and ${visibleTo(owner)}
    order by m.created_at, m.id limit 500`.execute(reader)
  return found.rows.map(commentView)
}

export async function partComment(
  reader: Reader,
  shopId: string,
  id: string,
  owner: PartOwner | null = null,
): Promise<PartCommentView | null> {
  const found = await sql<CommentRow>`${selectComment}
    where m.shop_id = ${shopId} and m.id = ${id} and m.removed_at is null and ${visibleTo(owner)}`.execute(reader)
  return found.rows[0] ? commentView(found.rows[0]) : null
}
