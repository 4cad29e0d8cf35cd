import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'

interface Swatch {
  name: string
  hex: string | null
}

interface NamedValue {
  id: string
  name: string
  value: number
}

export interface OfferedMaterial {
  id: string
  name: string
  colors: Swatch[]
  wallThicknessWarning: number | null
  wallThicknessLimit: number | null
  quoteOnly: boolean
}

export interface OfferedProcess {
  id: string
  name: string
  technology: string | null
  boundingBox: { length: number; width: number; height: number } | null
  yours: boolean
  materials: OfferedMaterial[]
  infills: NamedValue[]
  precisions: NamedValue[]
}

export interface OfferedPostProcess {
  id: string
  name: string
  processIds: string[]
  colors: Swatch[]
  exclusiveGroup: string | null
  incompatibleMaterialIds: string[]
  quoteOnly: boolean
}

export interface StoreCatalogueView {
  processes: OfferedProcess[]
  postProcesses: OfferedPostProcess[]
  leadTimes: { id: string; name: string; buffer: number; default: boolean }[]
}

/** What this customer may choose from; guests choose from what everybody may. Variables and what is internal stay out. */
export async function storeCatalogue(
  reader: Reader,
  shopId: string,
  customerId: string | null,
): Promise<StoreCatalogueView> {
  const rows = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(reader)).rows
  const processes = await rows(sql<OfferedProcess>`
    select p.id, p.name, t.name as technology, p.bounding_box, p.customer_id is not null as yours,
      (select coalesce(json_agg(json_build_object('id', m.id, 'name', m.name, 'colors', m.colors,
          'wallThicknessWarning', m.wall_thickness_warning, 'wallThicknessLimit', m.wall_thickness_limit,
          'quoteOnly', m.quote_only) order by lower(m.name)), '[]')
        from materials m where m.shop_id = p.shop_id and m.process_id = p.id and m.removed_at is null) as materials,
      ${values('infills')} as infills, ${values('precisions')} as precisions
    from processes p left join technologies t on t.shop_id = p.shop_id and t.id = p.technology_id
    where p.shop_id = ${shopId} and p.removed_at is null and not p.internal
      and (p.customer_id is null or p.customer_id = ${customerId}::uuid)
    order by p.customer_id is null, lower(p.name)`)
  const ids = processes.map((each) => each.id)
  const postProcesses = await rows(sql<OfferedPostProcess>`
    select id, name, process_ids, colors, exclusive_group, incompatible_material_ids, quote_only
    from post_processes
    where shop_id = ${shopId} and removed_at is null and process_ids && ${ids}::uuid[]
    order by lower(name)`)
  const leadTimes = await rows(sql<StoreCatalogueView['leadTimes'][number]>`
    select id, name, buffer, is_default as default from lead_times
    where shop_id = ${shopId} and removed_at is null order by buffer desc, lower(name)`)
  // A post-process may serve an internal process as well, whose id is nobody's business.
  const offered = postProcesses.map((each) => ({
    ...each,
    processIds: each.processIds.filter((id) => ids.includes(id)),
  }))
  return { processes, postProcesses: offered, leadTimes }
}

const values = (table: 'infills' | 'precisions') => sql`
  (select coalesce(json_agg(json_build_object('id', v.id, 'name', v.name, 'value', v.value) order by v.value), '[]')
    from ${sql.table(table)} v where v.shop_id = p.shop_id and v.process_id = p.id and v.removed_at is null)`
