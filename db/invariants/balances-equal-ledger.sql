-- Every balance is the sum of what came minus the sum of what went.
with legs as (
  select work_order_id, to_step as step, to_state as state, to_build_id as build_id, quantity from movements where to_state <> 'entered'
  union all
  select work_order_id, from_step, from_state, from_build_id, -quantity from movements where from_state <> 'entered'
), sums as (
  select work_order_id, step, state, build_id, sum(quantity) as quantity from legs group by 1, 2, 3, 4
)
select coalesce(s.work_order_id, b.work_order_id) as work_order_id, coalesce(s.step, b.step) as step, coalesce(s.state, b.state) as state,
  coalesce(b.quantity, 0) as stored, coalesce(s.quantity, 0) as moved
from sums s
full join balances b using (work_order_id, step, state, build_id)
where coalesce(b.quantity, 0) <> coalesce(s.quantity, 0)
