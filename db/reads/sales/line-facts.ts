import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { QuoteLineState } from '#domain/orders/quote-state.ts'
import { densityVariable } from '#domain/orders/weight.ts'
import { pictureUrl } from '../picture-url.ts'

interface Named {
  id: string
  name: string
}

/** What the ids of quote lines stand for, and whether it is still offered. */
export interface LineFacts {
  revisions: Map<string, RevisionFact>
  /** Processes, materials, infills, precisions, post-processes and lead times by id. */
  choices: Map<string, Named & { removed: boolean }>
  /** The live equation of each process: "MJF 7". */
  pricedBy: Map<string, string>
}

export interface RevisionFact {
  id: string
  name: string
  analysis: 'pending' | 'ready' | 'failed'
  problem: string | null
  measured: boolean
  /** mm³ */
  volume: number | null
  pictureUrl: string | null
}

type Lines = readonly Pick<
  QuoteLineState,
  'partRevisionId' | 'processId' | 'materialId' | 'infillId' | 'precisionId' | 'postProcessIds' | 'leadTimeId'
>[]

export async function lineFacts(reader: Reader, shopId: string, lines: Lines): Promise<LineFacts> {
  const ids = (of: (line: Lines[number]) => (string | null)[]) => [
    ...new Set(lines.flatMap(of).filter((id): id is string => id !== null)),
  ]
  const revisionIds = ids((line) => [line.partRevisionId])
  const processIds = ids((line) => [line.processId])
  const chosen = ids((line) => [
    line.processId,
    line.materialId,
    line.infillId,
    line.precisionId,
    line.leadTimeId,
    ...line.postProcessIds,
  ])
  const revisions = await sql<Omit<RevisionFact, 'pictureUrl'> & { pictureHash: string | null }>`
    select r.id, d.name, r.analysis, r.problem, r.geometry is not null as measured,
      (r.geometry->>'volume')::float8 as volume, r.picture_hash
    from part_revisions r join part_designs d on d.shop_id = r.shop_id and d.id = r.part_design_id
    where r.shop_id = ${shopId} and r.id = any(${revisionIds}::uuid[])`.execute(reader)
  const choices = await sql<Named & { removed: boolean }>`
    ${sql.join(
      choiceTables.map((table) => choicesOf(table, shopId, chosen)),
      sql` union all `,
    )}`.execute(reader)
  const equations = await sql<{ ownerId: string; words: string }>`
    select owner_id, name || ' ' || version as words from equations
    where shop_id = ${shopId} and scope = 'PROCESS' and state = 'live' and owner_id = any(${processIds}::uuid[])`.execute(
    reader,
  )
  return {
    revisions: new Map(
      revisions.rows.map(({ pictureHash, ...row }) => [
        row.id,
        { ...row, pictureUrl: pictureUrl(row.id, pictureHash) },
      ]),
    ),
    choices: new Map(choices.rows.map((row) => [row.id, row])),
    pricedBy: new Map(equations.rows.map((row) => [row.ownerId, row.words])),
  }
}

/** The densities of the lines' materials in g/cm³, by id; materials that do not say theirs are left out. */
export async function densitiesOf(
  reader: Reader,
  shopId: string,
  lines: readonly Pick<QuoteLineState, 'materialId'>[],
): Promise<Map<string, number>> {
  const materialIds = lines.flatMap(({ materialId }) => materialId ?? [])
  const found = await sql<{ id: string; density: number }>`
    select m.id, (m.variables->>v.name)::float8 as density
    from materials m
    join processes p on p.shop_id = m.shop_id and p.id = m.process_id
    cross join lateral (
      select each->>'name' as name from jsonb_array_elements(p.material_variables) each
      where each->>'name' = ${densityVariable} or translate(lower(each->>'unit'), '³ ', '3') = 'g/cm3'
      order by each->>'name' <> ${densityVariable} limit 1) v
    where m.shop_id = ${shopId} and m.id = any(${materialIds}::uuid[])
      and jsonb_typeof(m.variables->v.name) = 'number'`.execute(reader)
  return new Map(found.rows.map((row) => [row.id, row.density]))
}

const choiceTables = ['processes', 'materials', 'infills', 'precisions', 'post_processes', 'lead_times'] as const

const choicesOf = (table: (typeof choiceTables)[number], shopId: string, ids: string[]) => sql`
  select id, name, removed_at is not null as removed from ${sql.table(table)}
  where shop_id = ${shopId} and id = any(${ids}::uuid[])`

/** The choices of a line that are no longer offered, by name. */
export function withdrawnOf(facts: LineFacts, line: Lines[number]): string[] {
  const chosen = [line.processId, line.materialId, line.infillId, line.precisionId, ...line.postProcessIds]
  return chosen.flatMap((id) => {
    const choice = id === null ? undefined : facts.choices.get(id)
    return choice?.removed ? [choice.name] : []
  })
}
