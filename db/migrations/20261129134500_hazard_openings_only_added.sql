-- 20261129132500 grants the whole schema to an anyue_app made by hand, and does not know what 20261129132000 had taken back.
do $$ begin
  if exists (select from pg_roles where rolname = 'anyue_app') then
    revoke delete, truncate on hazard_opening from anyue_app;
    revoke update, delete, truncate on hazard_opening_reading from anyue_app;
  end if;
end $$;
