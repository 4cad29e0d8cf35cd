-- An undo goes exactly back, once, and never undoes an undo.
select r.work_order_id, r.id as movement_id
from movements r
left join movements m on m.id = r.names and m.work_order_id = r.work_order_id
where r.type = 'reverse' and (
  m.id is null or m.type = 'reverse'
  or (r.from_step, r.from_state, r.from_build_id, r.to_step, r.to_state, r.to_build_id, r.quantity)
    <> (m.to_step, m.to_state, m.to_build_id, m.from_step, m.from_state, m.from_build_id, m.quantity))
