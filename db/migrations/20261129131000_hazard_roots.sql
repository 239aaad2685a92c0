-- The last number that a day's root covers: fewer reports than numbers shows that one was taken away.
alter table hazard_root add column through int not null;

do $$ begin
  if exists (select from pg_roles where rolname = 'anyue_app') then
    revoke update, delete, truncate on hazard_root from anyue_app;
  end if;
end $$;
