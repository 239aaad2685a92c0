-- Erasures 清除: who had what erased, when and why, without what was erased. They outlive a restore of an older database.

-- marks are keyed fingerprints of name, phone and unit: what must go again when a backup brings it back.
create table privacy_erasure (
  town_id uuid not null references town (id),
  id uuid not null,
  kind text not null check (kind in ('account', 'named')),
  person_id uuid,
  marks text[] not null default '{}',
  reason text not null check (reason in ('asked', 'withdrawn', 'over')),
  erased jsonb not null default '{}',
  erased_by uuid,
  erased_at timestamptz not null,
  primary key (town_id, id),
  check ((kind = 'account') = (person_id is not null))
);

-- Done once more, after a backup older than the erasure was restored.
create table privacy_replay (
  town_id uuid not null references town (id),
  id uuid not null,
  erasure_id uuid not null,
  erased jsonb not null,
  replayed_at timestamptz not null,
  primary key (town_id, id),
  foreign key (town_id, erasure_id) references privacy_erasure (town_id, id)
);
create index privacy_replay_of on privacy_replay (town_id, erasure_id);

do $$ begin
  if exists (select from pg_roles where rolname = 'anyue_app') then
    revoke update, delete, truncate on privacy_erasure, privacy_replay from anyue_app;
  end if;
end $$;
