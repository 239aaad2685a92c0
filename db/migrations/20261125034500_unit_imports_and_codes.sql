-- A list of units that was handed in waits here until somebody has seen what it would change.
create table unit_import (
  town_id uuid not null references town (id),
  id uuid not null,
  file_name text not null,
  -- as read from the file, and gone once it was taken over or given up
  rows jsonb,
  uploaded_by uuid,
  uploaded_at timestamptz not null default now(),
  confirmed_by uuid,
  confirmed_at timestamptz,
  added int,
  changed int,
  same int,
  refused int,
  primary key (town_id, id)
);
create index unit_import_time on unit_import (town_id, uploaded_at);

-- What can be typed where a poster cannot be scanned; only its keyed hash is kept.
alter table unit_link add column code_hash bytea;
create unique index unit_link_code on unit_link (town_id, code_hash);
