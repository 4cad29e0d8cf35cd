import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { Named } from './operations.ts'
import { limitOf, type Page, type PageAsked, pageOf, readCursor } from './page.ts'
import { pictureUrl } from './picture-url.ts'

export interface StoredFileView {
  hash: string
  name: string
  mediaType: string
  sizeBytes: number
  url: string
}

export interface RevisionFacts {
  id: string
  number: number
  design: Named
  analysis: 'pending' | 'ready' | 'failed'
  problem: string | null
  file: StoredFileView | null
  pictureUrl: string | null
}

export interface PartSpecificationView {
  id: string
  name: string
  partRevision: RevisionFacts
  process: Named | null
  material: Named | null
  color: string | null
  productionNotes: string
  defaultRoutingTemplate: Named | null
  version: number
}

/** Parts as they are made, by name; `q` finds any word of the name, the process or the material. */
export async function partSpecifications(
  reader: Reader,
  shopId: string,
  asked: PageAsked & { q?: string | undefined },
): Promise<Page<PartSpecificationView>> {
  const after = readCursor(asked.cursor, ['text', 'id'])
  const limit = limitOf(asked)
  const words = (asked.q ?? '')
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word.length > 0)
  const like = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`
  const found = await sql<SpecificationRow & { sort: string }>`
    ${selectSpecification}
    where s.shop_id = ${shopId}
      ${sql.join(
        words.map((word) => sql`and lower(concat_ws(' ', s.name, p.name, m.name, s.color)) like ${like(word)}`),
        sql` `,
      )}
      ${after === null ? sql`` : sql`and (lower(s.name), s.id) > (${after[0]}, ${after[1]}::uuid)`}
    order by lower(s.name), s.id limit ${limit + 1}`.execute(reader)
  const rows = found.rows.map(({ sort, ...row }) => ({ ...specificationView(row), sort }))
  return pageOf(rows, limit, (row) => [row.sort, row.id])
}

export async function partSpecification(
  reader: Reader,
  shopId: string,
  id: string,
): Promise<PartSpecificationView | null> {
  const found = await sql<SpecificationRow & { sort: string }>`
    ${selectSpecification} where s.shop_id = ${shopId} and s.id = ${id}`.execute(reader)
  const row = found.rows[0]
  if (!row) return null
  const { sort: _sort, ...shown } = row
  return specificationView(shown)
}

export async function partRevision(
  reader: Reader,
  shopId: string,
  id: string,
): Promise<(RevisionFacts & { createdAt: string }) | null> {
  const found = await sql<RevisionRow & { createdAt: Date }>`
    select ${revisionColumns}, r.created_at from part_revisions r ${joinRevision}
    where r.shop_id = ${shopId} and r.id = ${id}`.execute(reader)
  const row = found.rows[0]
  return row ? { ...revisionView(row), createdAt: row.createdAt.toISOString() } : null
}

/** Where the bytes of a revision lie: its picture and the file as it was uploaded. */
export async function revisionFiles(reader: Reader, shopId: string, id: string) {
  const row = await reader
    .selectFrom('partRevisions')
    .leftJoin('files', (join) =>
      join.onRef('files.shopId', '=', 'partRevisions.shopId').onRef('files.hash', '=', 'partRevisions.fileHash'),
    )
    .select(['partRevisions.fileHash', 'partRevisions.pictureHash', 'files.name', 'files.sizeBytes'])
    .where('partRevisions.shopId', '=', shopId)
    .where('partRevisions.id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** The file of a revision that nobody has looked at yet; null when there is nothing to do. */
export async function revisionToLookAt(
  reader: Reader,
  shopId: string,
  id: string,
): Promise<{ fileHash: string; fileName: string } | null> {
  const row = await reader
    .selectFrom('partRevisions')
    .innerJoin('files', (join) =>
      join.onRef('files.shopId', '=', 'partRevisions.shopId').onRef('files.hash', '=', 'partRevisions.fileHash'),
    )
    .select(['files.hash as fileHash', 'files.name as fileName'])
    .where('partRevisions.shopId', '=', shopId)
    .where('partRevisions.id', '=', id)
    .where('partRevisions.analysis', '=', 'pending')
    .executeTakeFirst()
  return row ?? null
}

/** Other revisions of the shop with the same bytes, newest first. */
export async function revisionsOfFile(reader: Reader, shopId: string, fileHash: string): Promise<string[]> {
  const rows = await reader
    .selectFrom('partRevisions')
    .select('id')
    .where('shopId', '=', shopId)
    .where('fileHash', '=', fileHash)
    .orderBy('createdAt', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => row.id)
}

/** A stored file of the shop; null when it has none of that content. */
export async function storedFile(reader: Reader, shopId: string, hash: string): Promise<StoredFileView | null> {
  const row = await reader
    .selectFrom('files')
    .select(['hash', 'name', 'mediaType', 'sizeBytes'])
    .where('shopId', '=', shopId)
    .where('hash', '=', hash)
    .executeTakeFirst()
  return row ? { ...row, url: `/api/v1/files/${row.hash}` } : null
}

interface RevisionRow {
  revisionId: string
  revisionNumber: number
  design: Named
  analysis: RevisionFacts['analysis']
  problem: string | null
  pictureHash: string | null
  fileHash: string | null
  fileName: string | null
  mediaType: string | null
  sizeBytes: number | null
}

type SpecificationRow = Omit<PartSpecificationView, 'partRevision'> & RevisionRow

function revisionView(row: RevisionRow): RevisionFacts {
  const { revisionId: id, fileHash } = row
  const file =
    fileHash === null
      ? null
      : {
          hash: fileHash,
          name: row.fileName ?? '',
          mediaType: row.mediaType ?? 'application/octet-stream',
          sizeBytes: row.sizeBytes ?? 0,
          url: `/api/v1/part-revisions/${id}/file`,
        }
  return {
    id,
    number: row.revisionNumber,
    design: row.design,
    analysis: row.analysis,
    problem: row.problem,
    file,
    pictureUrl: pictureUrl(id, row.pictureHash),
  }
}

function specificationView(row: SpecificationRow): PartSpecificationView {
  const { id, name, process, material, color, productionNotes, defaultRoutingTemplate, version } = row
  const partRevision = revisionView(row)
  return { id, name, partRevision, process, material, color, productionNotes, defaultRoutingTemplate, version }
}

const revisionColumns = sql`
  r.id as revision_id, r.number as revision_number, json_build_object('id', d.id, 'name', d.name) as design,
  r.analysis, r.problem, r.picture_hash, r.file_hash, f.name as file_name, f.media_type, f.size_bytes`

const joinRevision = sql`
  join part_designs d on d.shop_id = r.shop_id and d.id = r.part_design_id
  left join files f on f.shop_id = r.shop_id and f.hash = r.file_hash`

const named = (table: string) =>
  sql`case when ${sql.ref(`${table}.id`)} is null then null
    else json_build_object('id', ${sql.ref(`${table}.id`)}, 'name', ${sql.ref(`${table}.name`)}) end`

const selectSpecification = sql`
  select s.id, s.name, lower(s.name) as sort, s.color, s.production_notes, s.version, ${revisionColumns},
    ${named('p')} as process, ${named('m')} as material, ${named('t')} as default_routing_template
  from part_specifications s
  join part_revisions r on r.shop_id = s.shop_id and r.id = s.part_revision_id ${joinRevision}
  left join processes p on p.shop_id = s.shop_id and p.id = s.process_id
  left join materials m on m.shop_id = s.shop_id and m.id = s.material_id
  left join routing_templates t on t.shop_id = s.shop_id and t.id = s.default_routing_template_id`
