-- Every movement that a receipt of the ledger tells of is there.
select r.command_id, told.movement ->> 1 as movement_id
from receipts r
cross join lateral json_array_elements(r.answer -> 'm') as told (movement)
where r.status = 200 and r.command in ('scan', 'move-pieces', 'reverse', 'release-pieces', 'add-pieces', 'replace-scrap', 'cancel-work-order')
  and not exists (select from movements m where m.id = (told.movement ->> 1)::uuid and m.command_id = r.command_id)
