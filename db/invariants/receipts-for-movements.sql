-- Every movement belongs to a command that was told "applied".
select m.work_order_id, m.id as movement_id, m.command_id
from movements m
where not exists (select from receipts r where r.command_id = m.command_id and r.status = 200)
