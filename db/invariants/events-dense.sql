-- The events of a shop are numbered 1, 2, 3 … up to its counter.
select c.shop_id, c.last_seq, count(e.seq) as events, max(e.seq) as highest
from event_counters c
left join events e on e.shop_id = c.shop_id
group by c.shop_id, c.last_seq
having count(e.seq) <> c.last_seq or coalesce(max(e.seq), 0) <> c.last_seq
