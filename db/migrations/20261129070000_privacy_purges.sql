-- 到期清理: what went by itself because its time was over, table by table.
create table privacy_purge (
  town_id uuid not null references town (id),
  id uuid not null,
  gone jsonb not null,
  purged_at timestamptz not null,
  primary key (town_id, id)
);

do $$ begin
  if exists (select from pg_roles where rolname = 'anyue_app') then
    revoke update, delete, truncate on privacy_purge from anyue_app;
  end if;
end $$;

-- Found by age at night, and not by reading every row.
create index person_session_age on person_session (town_id, expires_at);
