import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { Named } from './operations.ts'
import { limitOf, type Page, type PageAsked, pageOf, readCursor } from './page.ts'
import { pictureUrl } from './picture-url.ts'
import { containing, wordsOf } from './words.ts'

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
  infill: Named | null
  precision: Named | null
  /** In the order in which they are done. */
  postProcesses: Named[]
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
  const words = wordsOf(asked.q?.toLowerCase())
  const found = await sql<SpecificationRow & { sort: string }>`
    ${selectSpecification}
    where s.shop_id = ${shopId}
      ${sql.join(
        words.map((word) => sql`and lower(concat_ws(' ', s.name, p.name, m.name, s.color)) like ${containing(word)}`),
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

export interface RevisionRow {
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

export function revisionView(row: RevisionRow): RevisionFacts {
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
  const { id, name, process, material, color, infill, precision, postProcesses } = row
  const { productionNotes, defaultRoutingTemplate, version } = row
  const choices = { process, material, color, infill, precision, postProcesses }
  return { id, name, partRevision: revisionView(row), ...choices, productionNotes, defaultRoutingTemplate, version }
}

export const revisionColumns = sql`
  r.id as revision_id, r.number as revision_number, json_build_object('id', d.id, 'name', d.name) as design,
  r.analysis, r.problem, r.picture_hash, r.file_hash, coalesce(r.file_name, f.name) as file_name, f.media_type, f.size_bytes`

export const joinRevision = sql`
  join part_designs d on d.shop_id = r.shop_id and d.id = r.part_design_id
  left join files f on f.shop_id = r.shop_id and f.hash = r.file_hash`

const named = (table: string) =>
  sql`case when ${sql.ref(`${table}.id`)} is null then null
    else json_build_object('id', ${sql.ref(`${table}.id`)}, 'name', ${sql.ref(`${table}.name`)}) end`

const selectSpecification = sql`
  select s.id, s.name, lower(s.name) as sort, s.color, s.production_notes, s.version, ${revisionColumns},
    ${named('p')} as process, ${named('m')} as material,
    ${named('i')} as infill, ${named('o')} as precision,
    coalesce((
      select json_agg(json_build_object('id', x.id, 'name', x.name) order by chosen.position)
      from unnest(s.post_process_ids) with ordinality chosen (id, position)
      join post_processes x on x.shop_id = s.shop_id and x.id = chosen.id), '[]') as post_processes,
    ${named('t')} as default_routing_template
  from part_specifications s
  join part_revisions r on r.shop_id = s.shop_id and r.id = s.part_revision_id ${joinRevision}
  left join processes p on p.shop_id = s.shop_id and p.id = s.process_id
  left join materials m on m.shop_id = s.shop_id and m.id = s.material_id
  left join infills i on i.shop_id = s.shop_id and i.id = s.infill_id
  left join precisions o on o.shop_id = s.shop_id and o.id = s.precision_id
  left join routing_templates t on t.shop_id = s.shop_id and t.id = s.default_routing_template_id`
