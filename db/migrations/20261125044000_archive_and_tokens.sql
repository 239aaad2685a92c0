-- Floor 3: the month handed over whole, and its figures read by machines of superiors.

-- Somebody of the office asked for the archive. Its end is a row of its own: without one, the download broke off.
create table ledger_archive (
  town_id uuid not null references town (id),
  id uuid not null,
  campaign_id uuid not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  primary key (town_id, id),
  foreign key (town_id, campaign_id) references campaign (town_id, id)
);
create index ledger_archive_campaign on ledger_archive (town_id, campaign_id, asked_at);

-- The hash of the manifest stands for every byte of the archive.
create table ledger_archive_seal (
  town_id uuid not null references town (id),
  archive_id uuid not null,
  manifest_sha256 text not null,
  files int not null,
  bytes bigint not null,
  faults int not null,
  sealed_at timestamptz not null,
  primary key (town_id, archive_id),
  foreign key (town_id, archive_id) references ledger_archive (town_id, id)
);

-- A superior reads figures with it; only the hash is kept.
create table ledger_token (
  town_id uuid not null references town (id),
  id uuid not null,
  holder text not null,
  token_hash bytea not null,
  issued_by uuid not null,
  issued_at timestamptz not null,
  used_at timestamptz,
  -- How often within the minute that began then: a limit that holds over all processes.
  minute_at timestamptz,
  minute_count int not null default 0,
  voided_by uuid,
  voided_at timestamptz,
  primary key (town_id, id),
  unique (town_id, token_hash)
);

-- An observer of this town who also holds a token of another town reads both on one page.
-- The other town's row is only pointed at, so that either town can be moved or deleted whole.
create table ledger_watch (
  town_id uuid not null references town (id),
  id uuid not null,
  person_id uuid not null,
  other_town_id uuid not null,
  token_id uuid not null,
  added_at timestamptz not null,
  ended_at timestamptz,
  primary key (town_id, id)
);
create unique index ledger_watch_open on ledger_watch (town_id, person_id, other_town_id) where ended_at is null;
