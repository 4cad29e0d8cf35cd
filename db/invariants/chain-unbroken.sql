-- Every movement names the hash of the one before it, and the work order the hash of the last.
with links as (
  select work_order_id, id, ordinal, hash, previous_hash, lag(hash) over chain as before, lead(id) over chain as next
  from movements
  window chain as (partition by work_order_id order by ordinal)
)
select l.work_order_id, l.id as movement_id, l.ordinal
from links l
join work_orders w on w.id = l.work_order_id
where l.previous_hash <> coalesce(l.before, decode(repeat('00', 32), 'hex')) or (l.next is null and l.hash <> w.last_hash)
