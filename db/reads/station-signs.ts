import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'

export interface StationSign {
  id: string
  name: string
  code: string
  pin: 'required' | 'off'
  operations: string[]
  shop: string
  lastPeople: { name: string; badge: string }[]
}

/**
 * The stations a device can be. The people who worked there last are named only where the station asks for the PIN:
 * elsewhere the badge alone opens it, and its number is no public matter.
 */
export async function stationSigns(reader: Reader, shopId: string, shop: string): Promise<StationSign[]> {
  const found = await sql<Omit<StationSign, 'shop'>>`
    select s.id, s.name, s.code, s.pin,
      coalesce((
        select json_agg(o.name order by o.position)
        from station_operations so join operations o on o.shop_id = so.shop_id and o.id = so.operation_id
        where so.shop_id = s.shop_id and so.station_id = s.id), '[]') as operations,
      case when s.pin = 'off' then '[]'::json else coalesce((
        select json_agg(json_build_object('name', last.name, 'badge', last.badge) order by last.at desc)
        from (
          select p.name, p.badge, max(x.last_seen_at) as at
          from sessions x join people p on p.shop_id = x.shop_id and p.id = x.person_id
          where x.shop_id = s.shop_id and x.station_id = s.id and p.active and p.badge is not null
          group by p.name, p.badge order by at desc limit 4
        ) last), '[]') end as last_people
    from stations s
    where s.shop_id = ${shopId} and s.removed_at is null
    order by s.position, s.name`.execute(reader)
  return found.rows.map((row) => ({ ...row, shop }))
}
