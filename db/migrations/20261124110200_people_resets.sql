-- A forgotten password: the office makes a link that sets a new one, once, for a day.
create table person_reset (
  town_id uuid not null references town (id),
  id uuid not null,
  person_id uuid not null,
  token_hash bytea not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (town_id, id),
  unique (town_id, token_hash),
  foreign key (town_id, person_id) references person (town_id, id)
);
create index person_reset_person on person_reset (town_id, person_id);
