import type { Statement } from '../../pipeline.ts'

/**
 * The SQL of the ledger's two round trips. Every statement is prepared when its connection opens, because after an error
 * inside a flush later Parses never happen. Parameter 1 is always the shop.
 */

/**
 * Said once to a connection of the ledger. Plans made for one batch fit the next: the arrays differ, the way to the rows
 * does not. They are made once and stay, so they must not be those of a small shop, where looking through all its rows by
 * any index and sorting them looks as cheap as going to a few by their key.
 */
export const planSettings = 'set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set enable_sort = off'

export const begin: Statement = { name: 'ledger_begin', text: 'begin' }
export const commit: Statement = { name: 'ledger_commit', text: 'commit' }

export const setShop: Statement = {
  name: 'ledger_set_shop',
  text: `select set_config('app.shop_id', $1, true)`,
}

/**
 * Locks, and reads what it locked. Loading is left to the statements after it: at READ COMMITTED one statement that
 * locks and loads would still see the balances from before it had to wait.
 */
export const lockWorkOrders: Statement = {
  name: 'ledger_lock_work_orders',
  text: `
    select w.id, w.number, w.version, w.status, w.target, w.released, w.replaced, w.surplus, w.routing_revision,
      w.last_ordinal, w.last_hash, w.ctid, w.hold_reason,
      case when w.held_by is not null then (select p.name from people p where p.shop_id = w.shop_id and p.id = w.held_by) end
    from work_orders w
    where w.shop_id = $1::uuid and w.id = any($2::uuid[])
    order by w.id
    for no key update of w`,
}

export const loadBalances: Statement = {
  name: 'ledger_load_balances',
  text: `
    select work_order_id, step, state, build_id, quantity, ctid from balances
    where shop_id = $1::uuid and work_order_id = any($2::uuid[])`,
}

export const loadReceipts: Statement = {
  name: 'ledger_load_receipts',
  text: `
    select command_id, command, content_hash, status, answer from receipts
    where shop_id = $1::uuid and command_id = any($2::uuid[])`,
}

export const loadShop: Statement = {
  name: 'ledger_load_shop',
  text: `
    select undo_minutes, (overproduction_percent * 100)::integer,
      (select coalesce(string_agg(o.id::text, ','), '') from operations o where o.shop_id = $1::uuid and o.allow_overproduction)
    from shops where shop_id = $1::uuid`,
}

/** One row for each operation of the stations that were named by id or code. */
export const loadStations: Statement = {
  name: 'ledger_load_stations',
  text: `
    select s.id, s.code, s.name, s.bare_scan, o.id, o.name
    from stations s
    left join station_operations so on so.shop_id = s.shop_id and so.station_id = s.id
    left join operations o on o.shop_id = so.shop_id and o.id = so.operation_id and o.removed_at is null
    where s.shop_id = $1::uuid and s.removed_at is null and (s.code = any($2::text[]) or s.id::text = any($2::text[]))
    order by o.position`,
}

/** The steps that count now, in order. */
export const loadRoutings: Statement = {
  name: 'ledger_load_routings',
  text: `
    select w.id, r.revision, s.step, s.operation_id, s.operation_name
    from work_orders w
    join work_order_routings r on r.shop_id = w.shop_id and r.work_order_id = w.id and r.revision = w.routing_revision
    cross join lateral unnest(r.steps) with ordinality as of_routing (step, place)
    join work_order_steps s on s.shop_id = w.shop_id and s.work_order_id = w.id and s.step = of_routing.step
    where w.shop_id = $1::uuid and w.id = any($2::uuid[])
    order by w.id, of_routing.place`,
}

export const loadScrapReasons: Statement = {
  name: 'ledger_load_scrap_reasons',
  text: `
    select id, code, name from scrap_reasons
    where shop_id = $1::uuid and removed_at is null
    order by position`,
}

export const loadReworked: Statement = {
  name: 'ledger_load_reworked',
  text: `
    select work_order_id, to_step, max(rework_generation) from movements
    where shop_id = $1::uuid and work_order_id = any($2::uuid[]) and type = 'rework'
    group by work_order_id, to_step`,
}

/** Movements that a command names. Times in milliseconds. */
export const loadPast: Statement = {
  name: 'ledger_load_past',
  text: `
    select m.id, m.work_order_id, m.type, m.from_step, m.from_state, m.from_build_id, m.to_step, m.to_state, m.to_build_id,
      m.quantity, m.command_id, m.actor_id, (extract(epoch from m.at) * 1000)::bigint
    from movements m
    where m.shop_id = $1::uuid and m.id = any($2::uuid[])
    order by m.ordinal`,
}

/** What undid or replaced them, as far as it stands. */
export const loadNaming: Statement = {
  name: 'ledger_load_naming',
  text: `
    select n.names, n.id, n.type, n.quantity, p.name, (extract(epoch from n.at) * 1000)::bigint
    from movements n
    left join people p on p.shop_id = n.shop_id and p.id = n.actor_id
    where n.shop_id = $1::uuid and n.names = any($2::uuid[]) and n.type in ('reverse', 'replace')
      and not exists (select from movements r where r.shop_id = n.shop_id and r.names = n.id and r.type = 'reverse')
    order by n.ordinal desc`,
}

/** What took pieces since from where they brought them, newest first: the suspects when an undo is refused. */
export const loadTakers: Statement = {
  name: 'ledger_load_takers',
  text: `
    select m.id, t.id, t.type, t.quantity, p.name, (extract(epoch from t.at) * 1000)::bigint
    from movements m
    cross join lateral (
      select t.* from movements t
      where t.shop_id = m.shop_id and t.work_order_id = m.work_order_id and t.ordinal > m.ordinal
        and t.from_step = m.to_step and t.from_state = m.to_state and t.from_build_id = m.to_build_id
        and not exists (select from movements r where r.shop_id = t.shop_id and r.names = t.id and r.type = 'reverse')
      order by t.ordinal desc
      limit 50
    ) t
    left join people p on p.shop_id = t.shop_id and p.id = t.actor_id
    where m.shop_id = $1::uuid and m.id = any($2::uuid[])
    order by t.ordinal desc`,
}

/**
 * Goes before `writeLedger`, whose plan must reach its rows by their place. A plan is made once, often while a shop has no
 * rows yet, when going through all of them looks cheapest; it was seen to stay that way through 6,000 balances.
 */
export const planByPlace: Statement = {
  name: 'ledger_plan_by_place',
  text: `select set_config('enable_indexscan', 'off', true), set_config('enable_bitmapscan', 'off', true)`,
}

/**
 * Everything that a batch writes beside its events, in one statement. Balance changes are relative; a bucket below zero
 * breaks its CHECK; a row that is missing fails `expect_rows`. The version guard holds the work orders' heads even
 * if the lock were lost. Rows are reached by the place where they were found under the lock, which nobody else can have
 * changed since; what is compared with "is not distinct from" is only looked at again there.
 */
export const writeLedger: Statement = {
  name: 'ledger_write',
  text: `
    with moved as (
      insert into movements (shop_id, id, work_order_id, ordinal, type, from_step, from_state, from_build_id, to_step, to_state,
        to_build_id, quantity, command_id, names, rework_generation, reason_id, reason, actor_id, station_id, at, scanned_at,
        previous_hash, hash)
      select $1::uuid, m.id, m.work_order_id, m.ordinal, m.type, m.from_step, m.from_state,
        coalesce(m.from_build_id, '00000000-0000-0000-0000-000000000000'), m.to_step, m.to_state,
        coalesce(m.to_build_id, '00000000-0000-0000-0000-000000000000'), m.quantity, m.command_id, m.names, m.rework_generation,
        m.reason_id, m.reason, m.actor_id, m.station_id, $20::timestamptz, m.scanned_at, m.previous_hash, m.hash
      from unnest($2::uuid[], $3::uuid[], $4::integer[], $5::text[], $6::text[], $7::text[], $8::uuid[],
        $9::text[], $10::text[], $11::uuid[], $12::integer[], $13::uuid[], $14::uuid[], $15::smallint[], $16::uuid[],
        $17::text[], $18::uuid[], $19::uuid[], $21::timestamptz[], $22::bytea[], $23::bytea[])
        as m (id, work_order_id, ordinal, type, from_step, from_state, from_build_id, to_step, to_state, to_build_id, quantity,
          command_id, names, rework_generation, reason_id, reason, actor_id, station_id, scanned_at, previous_hash, hash)
    ), changed as (
      update balances b
      set quantity = b.quantity + given.difference,
        since = case when b.quantity = 0 then $20::timestamptz else b.since end
      from unnest($24::tid[], $25::uuid[], $26::text[], $27::text[], $28::uuid[], $29::integer[])
        as given (place, work_order_id, step, state, build_id, difference)
      where b.ctid = given.place and b.work_order_id is not distinct from given.work_order_id
        and b.step is not distinct from given.step and b.state is not distinct from given.state
        and b.build_id is not distinct from coalesce(given.build_id, '00000000-0000-0000-0000-000000000000')
      returning 1
    ), added as (
      insert into balances (shop_id, work_order_id, step, state, build_id, quantity, since)
      select $1::uuid, b.work_order_id, b.step, b.state, coalesce(b.build_id, '00000000-0000-0000-0000-000000000000'),
        b.difference, $20::timestamptz
      from unnest($30::uuid[], $31::text[], $32::text[], $33::uuid[], $34::integer[])
        as b (work_order_id, step, state, build_id, difference)
    ), headed as (
      update work_orders w
      set version = given.version, status = given.status, target = given.target, released = given.released,
        replaced = given.replaced, surplus = given.surplus, last_ordinal = given.last_ordinal, last_hash = given.last_hash,
        released_at = case when given.released > 0 then coalesce(w.released_at, $20::timestamptz) end,
        closed_at = case when given.status in ('finished', 'cancelled') then coalesce(w.closed_at, $20::timestamptz) end
      from unnest($35::uuid[], $36::integer[], $37::integer[], $38::text[], $39::integer[], $40::integer[], $41::integer[],
        $42::integer[], $43::integer[], $44::bytea[], $53::tid[])
        as given (id, version_before, version, status, target, released, replaced, surplus, last_ordinal, last_hash, place)
      where w.ctid = given.place and w.id is not distinct from given.id and w.version is not distinct from given.version_before
      returning 1
    ), kept as (
      insert into receipts (shop_id, command_id, command, content_hash, status, answer, actor_id, at)
      select $1::uuid, *, $20::timestamptz
      from unnest($45::uuid[], $46::text[], $47::bytea[], $48::smallint[], $49::json[], $50::uuid[])
    )
    select expect_rows((select count(*) from changed), $51::bigint, 'balances'),
      expect_rows((select count(*) from headed), $52::bigint, 'work orders'),
      set_config('enable_indexscan', 'on', true), set_config('enable_bitmapscan', 'on', true)`,
}

/** Sets or lifts the hold of whole work orders. */
export const writeHolds: Statement = {
  name: 'ledger_write_holds',
  text: `
    update work_orders w
    set hold_reason = given.reason, held_by = given.by, held_at = given.at
    from unnest($2::uuid[], $3::text[], $4::uuid[], $5::timestamptz[]) as given (id, reason, by, at)
    where w.shop_id = $1::uuid and w.id = any($2::uuid[]) and w.id = given.id`,
}

export const writeAudit: Statement = {
  name: 'ledger_write_audit',
  text: `
    insert into audit_entries (shop_id, id, at, actor_id, actor_name, act, subject, details)
    select $1::uuid, * from unnest($2::uuid[], $3::timestamptz[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::jsonb[])`,
}

/** Must stay the last statement before commit: the counter's row lock makes number order commit order. */
export const writeEvents: Statement = {
  name: 'ledger_write_events',
  text: `
    with numbered as (
      update event_counters set last_seq = last_seq + $2::bigint where shop_id = $1::uuid returning last_seq - $2::bigint as before
    ), told as (
      insert into events (shop_id, seq, at, type, body)
      select $1::uuid, numbered.before + given.place, $3::timestamptz, given.type, given.body
      from numbered, unnest($4::text[], $5::json[]) with ordinality as given (type, body, place)
      returning 1
    )
    select expect_rows((select count(*) from told), $2::bigint, 'events')`,
}

export const ledgerStatements: readonly Statement[] = [
  begin,
  commit,
  setShop,
  lockWorkOrders,
  loadBalances,
  loadReceipts,
  loadShop,
  loadStations,
  loadRoutings,
  loadScrapReasons,
  loadReworked,
  loadPast,
  loadNaming,
  loadTakers,
  planByPlace,
  writeLedger,
  writeHolds,
  writeAudit,
  writeEvents,
]
