import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import { rushFrom, workOrderNumber } from '#domain/work-orders.ts'

export interface TravellerStepRow {
  step: string
  operation: string
  stations: string[]
  setUpMinutes: number
  runMinutes: number
  runPer: 'piece' | 'load'
  instructions: string
}

interface Row {
  id: string
  shopName: string
  locale: string
  timeZone: string
  number: number
  target: number
  released: number
  due: string | null
  priority: number
  note: string
  partName: string
  revision: number
  pictureHash: string | null
  customer: string | null
  process: string | null
  material: string | null
  color: string | null
  templateName: string | null
  templateVersion: number | null
  edited: boolean
  steps: TravellerStepRow[]
}

/** What the travellers of these work orders say, in the order asked; ids that are unknown are left out. */
export async function travellersOf(reader: Reader, shopId: string, ids: readonly string[]) {
  const found = await sql<Row>`
    select w.id, shop.name as shop_name, shop.locale, shop.time_zone, w.number, w.target, w.released, w.due, w.priority, w.note,
      p.name as part_name, v.number as revision, v.picture_hash, c.name as customer, pr.name as process, m.name as material, p.color,
      t.name as template_name, t.template_version, w.routing_edited as edited,
      (select json_agg(json_build_object(
          'step', s.step, 'operation', s.operation_name, 'setUpMinutes', s.set_up_minutes, 'runMinutes', s.run_minutes,
          'runPer', s.run_per, 'instructions', s.instructions,
          'stations', (select coalesce(json_agg(st.name order by st.position), '[]') from stations st
            where st.shop_id = s.shop_id and st.id = any(s.station_ids))) order by x.place)
        from work_order_routings r
        cross join unnest(r.steps) with ordinality as x (step, place)
        join work_order_steps s on s.shop_id = r.shop_id and s.work_order_id = r.work_order_id and s.step = x.step
        where r.shop_id = w.shop_id and r.work_order_id = w.id and r.revision = w.routing_revision) as steps
    from unnest(${[...ids]}::uuid[]) with ordinality as asked (id, place)
    join work_orders w on w.shop_id = ${shopId} and w.id = asked.id
    join shops shop on shop.shop_id = w.shop_id
    join part_specifications p on p.shop_id = w.shop_id and p.id = w.part_specification_id
    join part_revisions v on v.shop_id = p.shop_id and v.id = p.part_revision_id
    left join customers c on c.shop_id = w.shop_id and c.id = w.customer_id
    left join processes pr on pr.shop_id = p.shop_id and pr.id = p.process_id
    left join materials m on m.shop_id = p.shop_id and m.id = p.material_id
    left join routing_templates t on t.shop_id = w.shop_id and t.id = w.routing_template_id
    order by asked.place`.execute(reader)
  return found.rows.map((row) => ({ ...row, number: workOrderNumber(row.number), rush: row.priority >= rushFrom }))
}

export type TravellerRow = Awaited<ReturnType<typeof travellersOf>>[number]

/** What stands on command cards: the reasons in their order, and how this shop writes. */
export async function commandCardWords(reader: Reader, shopId: string) {
  const shop = await writingOf(reader, shopId)
  const scrapReasons = await reader
    .selectFrom('scrapReasons')
    .select(['code', 'name'])
    .where('shopId', '=', shopId)
    .where('removedAt', 'is', null)
    .orderBy('position')
    .execute()
  return { ...shop, scrapReasons }
}

/** Everybody who works here and has a badge. */
export async function badgesOf(reader: Reader, shopId: string) {
  const shop = await writingOf(reader, shopId)
  const badges = await reader
    .selectFrom('people')
    .select(['name', 'role', 'badge'])
    .where('shopId', '=', shopId)
    .where('active', '=', true)
    .where('badge', 'is not', null)
    .orderBy('name')
    .execute()
  return { ...shop, badges }
}

/** The signs of the stations, with what each does. */
export async function stationsOnSigns(reader: Reader, shopId: string) {
  const shop = await writingOf(reader, shopId)
  const found = await sql<{ name: string; code: string; operations: string[] }>`
    select s.name, s.code, coalesce((
      select json_agg(o.name order by o.position) from station_operations so
      join operations o on o.shop_id = so.shop_id and o.id = so.operation_id
      where so.shop_id = s.shop_id and so.station_id = s.id), '[]') as operations
    from stations s where s.shop_id = ${shopId} and s.removed_at is null order by s.position`.execute(reader)
  return { ...shop, stations: found.rows }
}

async function writingOf(reader: Reader, shopId: string) {
  return reader
    .selectFrom('shops')
    .select(['name as shopName', 'locale', 'timeZone'])
    .where('shopId', '=', shopId)
    .executeTakeFirstOrThrow()
}
