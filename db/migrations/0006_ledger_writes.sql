-- What the ledger's writes need of the database beside the tables.

-- Fails the statement it stands in unless as many rows were touched as the decision said: a count that does not match
-- rolls the whole batch back instead of losing pieces.
create function expect_rows(touched bigint, expected bigint, what text) returns void
  language plpgsql
  as $$ begin
    if touched is distinct from expected then
      raise exception '% touched % rows instead of %', what, touched, expected using errcode = 'integrity_constraint_violation';
    end if;
  end $$;

-- An index whose predicate names the quantity makes every balance change write all indexes anew: updates of a balance
-- are to stay inside their page. Boards reach the balances of open work orders by the primary key.
drop index balances_on_floor;
