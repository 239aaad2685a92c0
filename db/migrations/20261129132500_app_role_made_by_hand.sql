-- Where an administrator made anyue_app beforehand, the first migration could not grant the role to itself, and everything
-- that stood beside it was left out: the app could not read a single table.
do $$ begin
  if exists (select from pg_roles where rolname = 'anyue_app')
    and pg_has_role(current_user, 'anyue_app', 'member')
    and not has_table_privilege('anyue_app', 'town', 'select')
  then
    grant usage on schema public to anyue_app;
    grant select, insert, update, delete on all tables in schema public to anyue_app;
    grant usage on all sequences in schema public to anyue_app;
    alter default privileges in schema public grant select, insert, update, delete on tables to anyue_app;
    alter default privileges in schema public grant usage on sequences to anyue_app;
    revoke update, delete, truncate
      on audit_entry, audit_seal, privacy_purge, privacy_erasure, privacy_replay, hazard_root from anyue_app;
  end if;
end $$;
