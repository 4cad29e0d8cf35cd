-- Pieces on the floor belong to work orders that are released or on hold: no other is looked for there.
select w.id as work_order_id, w.status, b.step, b.state, b.quantity
from balances b
join work_orders w on w.id = b.work_order_id
where b.quantity > 0 and b.state in ('queued', 'in_process', 'held') and w.status not in ('released', 'on_hold')
