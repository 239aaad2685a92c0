-- Ways back in for one who lost the phone: each code works once, only its hash is kept.
create table person_recovery_code (
  town_id uuid not null references town (id),
  id uuid not null,
  person_id uuid not null,
  code_hash bytea not null,
  created_at timestamptz not null default now(),
  used_at timestamptz,
  primary key (town_id, id),
  foreign key (town_id, person_id) references person (town_id, id)
);
create index person_recovery_code_person on person_recovery_code (town_id, person_id);

-- The digest of every sealed entry, so that the check can name the row that was changed, not only its batch.
alter table audit_seal add column digests bytea not null default '';
