-- 口令历史: the hashes of earlier passwords, kept only where the town's password rules forbid to take one again.
create table person_password (
  town_id uuid not null references town (id),
  id uuid not null,
  person_id uuid not null,
  password_hash text not null,
  replaced_at timestamptz not null,
  primary key (town_id, id),
  foreign key (town_id, person_id) references person (town_id, id)
);
create index person_password_person on person_password (town_id, person_id);

-- Closed by night because nobody used it; opened again by the office, from when it counts anew.
alter table person add column disabled_unused boolean not null default false, add column reopened_at timestamptz;
