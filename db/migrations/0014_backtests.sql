-- What is chosen for a part, on its specification; and drafts of equations tried on what was priced before.

alter table part_specifications
  add column infill_id uuid,
  add column precision_id uuid,
  -- in the order in which they are done
  add column post_process_ids uuid[] not null default '{}',
  add foreign key (shop_id, infill_id) references infills,
  add foreign key (shop_id, precision_id) references precisions;

create table backtests (
  shop_id uuid not null references shops,
  id uuid not null,
  equation_id uuid not null,
  -- the text that ran: a draft may be changed afterwards
  equation_hash text not null,
  -- what was live for the same owner
  against_id uuid,
  -- days of the shop, both included
  from_day date not null,
  to_day date not null,
  state text not null default 'running' check (state in ('running', 'ready', 'failed')),
  done integer not null default 0 check (done >= 0),
  total integer check (total >= 0),
  -- why it failed, in one sentence
  problem text,
  report json,
  -- every line that was compared, for the spreadsheet
  rows json,
  created_by uuid,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (shop_id, id),
  foreign key (shop_id, equation_id) references equations,
  foreign key (shop_id, equation_hash) references equation_texts,
  foreign key (shop_id, against_id) references equations,
  check (from_day <= to_day)
);
create index backtests_equation on backtests (shop_id, equation_id, created_at);
call guard_shop_table('backtests');
