-- What of an identity was let out: the custodian's answer, the telephone, or name and telephone. An answer lies sealed like the report.
alter table hazard_opening
  add column scope text check (scope in ('answer', 'phone', 'name')),
  add column answer bytea,
  add column answered_on date,
  add constraint hazard_opening_scope check ((granted is true) = (scope is not null)),
  add constraint hazard_opening_answer check ((answer is null) = (answered_on is null));

-- Each time somebody read an identity; whoever reported sees them all.
create table hazard_opening_reading (
  town_id uuid not null references town (id),
  id uuid not null,
  opening_id uuid not null,
  read_by uuid not null,
  read_on date not null,
  primary key (town_id, id),
  foreign key (town_id, opening_id) references hazard_opening (town_id, id),
  foreign key (town_id, read_by) references person (town_id, id)
);
create index hazard_opening_reading_of on hazard_opening_reading (town_id, opening_id);

do $$ begin
  if exists (select from pg_roles where rolname = 'anyue_app') then
    revoke delete, truncate on hazard_opening from anyue_app;
    revoke update, delete, truncate on hazard_opening_reading from anyue_app;
  end if;
end $$;
