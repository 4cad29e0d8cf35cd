-- The counters of what entered are the entries that stand.
with entries as (
  select m.work_order_id, coalesce(undone.type, m.type) as type,
    case when m.from_state = 'entered' then m.quantity else -m.quantity end as quantity
  from movements m
  left join movements undone on m.type = 'reverse' and undone.id = m.names
  where m.from_state = 'entered' or m.to_state = 'entered'
), sums as (
  select work_order_id, coalesce(sum(quantity) filter (where type = 'release'), 0) as released,
    coalesce(sum(quantity) filter (where type = 'replace'), 0) as replaced,
    coalesce(sum(quantity) filter (where type = 'surplus'), 0) as surplus
  from entries
  group by work_order_id
)
select w.id as work_order_id, w.released, w.replaced, w.surplus
from work_orders w
left join sums s on s.work_order_id = w.id
where (w.released, w.replaced, w.surplus) <> (coalesce(s.released, 0), coalesce(s.replaced, 0), coalesce(s.surplus, 0))
