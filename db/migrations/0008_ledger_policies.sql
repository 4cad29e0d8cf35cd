-- The wall between shops costs every statement a subplan for each table it touches. On the tables that every scan writes
-- the policy names the function itself: all their keys begin with the shop, so it is still looked at once per statement.
do $$
declare
  guarded text;
begin
  foreach guarded in array array['movements', 'balances', 'work_orders', 'receipts', 'events', 'event_counters'] loop
    execute format('alter policy of_its_shop on %I using (shop_id = current_shop()) with check (shop_id = current_shop())', guarded);
  end loop;
end $$;
