-- The movements of a work order are numbered 1, 2, 3 … up to the head of its chain.
select w.id as work_order_id, w.last_ordinal, count(m.id) as movements, max(m.ordinal) as highest
from work_orders w
left join movements m on m.work_order_id = w.id
group by w.id, w.last_ordinal
having count(m.id) <> w.last_ordinal or coalesce(max(m.ordinal), 0) <> w.last_ordinal
