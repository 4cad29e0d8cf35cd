-- What lies on the floor now: the balances of open work orders. Reached from the open work orders, so that what it costs
-- does not grow with what the shop finished before; that pieces on the floor belong to open ones only is a rule of its own
-- (db/invariants/floor-is-open.sql).
create view pieces_on_floor with (security_invoker = true) as
  select b.shop_id, b.work_order_id, b.step, b.state, b.build_id, b.quantity, b.since
  from work_orders w
  join balances b on b.shop_id = w.shop_id and b.work_order_id = w.id
  where w.status in ('released', 'on_hold') and b.quantity > 0 and b.state in ('queued', 'in_process', 'held');
grant select on pieces_on_floor to routecard_app;
