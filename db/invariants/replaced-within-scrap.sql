-- No scrap is made good by more pieces than were scrapped, and none that was undone is made good at all.
select s.work_order_id, s.id as movement_id, s.quantity as scrapped, sum(r.quantity) as replaced
from movements r
join movements s on s.id = r.names
where r.type = 'replace' and not exists (select from movements u where u.names = r.id and u.type = 'reverse')
group by s.work_order_id, s.id, s.quantity, s.type
having s.type <> 'scrap' or sum(r.quantity) > s.quantity
  or exists (select from movements u where u.names = s.id and u.type = 'reverse')
