-- Floor 1: who and where. Every town's table begins its keys with town_id, so one town can be moved or deleted whole.

-- The app speaks as this role; it may add to the audit, never change or delete it.
do $$ begin
  create role anyue_app nologin;
exception when duplicate_object or insufficient_privilege or unique_violation then null;
end $$;

do $$ begin
  if exists (select from pg_roles where rolname = 'anyue_app') then
    execute format('grant anyue_app to %I', current_user);
    grant usage on schema public to anyue_app;
    alter default privileges in schema public grant select, insert, update, delete on tables to anyue_app;
    alter default privileges in schema public grant usage on sequences to anyue_app;
  end if;
exception when insufficient_privilege then null;
end $$;

create table town (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,40}$'),
  name text not null,
  full_name text not null,
  office_name text not null default '',
  hotline text not null default '',
  record jsonb not null default '{}',
  settings jsonb not null default '{}',
  -- only the demo town lives at another date than the server
  clock_shift_ms bigint not null default 0,
  demo boolean not null default false,
  set_up_at timestamptz,
  created_at timestamptz not null default now()
);

create table form_key (
  town_id uuid not null references town (id),
  key uuid not null,
  body_hash bytea not null,
  location text not null,
  used_at timestamptz not null default now(),
  primary key (town_id, key)
);
create index form_key_age on form_key (used_at);

create table audit_entry (
  town_id uuid not null references town (id),
  id uuid not null,
  at timestamptz not null default clock_timestamp(),
  actor_id uuid,
  actor text not null,
  act text not null,
  subject text not null,
  succeeded boolean not null default true,
  detail jsonb not null default '{}',
  primary key (town_id, id)
);
create index audit_entry_time on audit_entry (town_id, at);

create table audit_seal (
  town_id uuid not null references town (id),
  number bigint not null,
  through_id uuid not null,
  entries int not null,
  previous bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null default clock_timestamp(),
  primary key (town_id, number)
);

create table unit_kind (
  town_id uuid not null references town (id),
  code text not null,
  name text not null,
  position int not null,
  primary key (town_id, code)
);

create table unit (
  town_id uuid not null references town (id),
  id uuid not null,
  parent_id uuid,
  path text collate "C" not null,
  ancestors uuid[] not null,
  name text not null,
  code text,
  kinds text[] not null,
  aliases text[] not null default '{}',
  headcount int check (headcount >= 0),
  households int check (households >= 0),
  contact_name text not null default '',
  contact_phone text not null default '',
  hotline text not null default '',
  opened_on date,
  closed_on date,
  position int not null default 0,
  created_at timestamptz not null default now(),
  primary key (town_id, id),
  foreign key (town_id, parent_id) references unit (town_id, id),
  unique (town_id, code)
);
create unique index unit_path on unit (town_id, path);
create index unit_name on unit (town_id, name);

create table unit_link (
  town_id uuid not null references town (id),
  id uuid not null,
  unit_id uuid not null,
  pin_hash text,
  pin_failures int not null default 0,
  issued_by uuid,
  issued_at timestamptz not null default now(),
  voided_by uuid,
  voided_at timestamptz,
  primary key (town_id, id),
  foreign key (town_id, unit_id) references unit (town_id, id)
);
create index unit_link_unit on unit_link (town_id, unit_id);

create table person (
  town_id uuid not null references town (id),
  id uuid not null,
  username text check (username = lower(username)),
  phone text,
  name text not null,
  password_hash text,
  password_set_at timestamptz,
  totp_secret bytea,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (town_id, id),
  unique (town_id, username),
  unique (town_id, phone)
);

create table person_role (
  town_id uuid not null references town (id),
  id uuid not null,
  person_id uuid not null,
  role text not null,
  unit_id uuid,
  granted_by uuid,
  granted_at timestamptz not null default now(),
  ended_by uuid,
  ended_at timestamptz,
  primary key (town_id, id),
  foreign key (town_id, person_id) references person (town_id, id),
  foreign key (town_id, unit_id) references unit (town_id, id)
);
create index person_role_person on person_role (town_id, person_id);

create table person_session (
  town_id uuid not null references town (id),
  id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
  device text not null default '',
  address text not null default '',
  second_factor_at timestamptz,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (town_id, id),
  unique (town_id, token_hash),
  foreign key (town_id, person_id) references person (town_id, id)
);
create index person_session_person on person_session (town_id, person_id);

create table person_invite (
  town_id uuid not null references town (id),
  id uuid not null,
  token_hash bytea not null,
  name text not null default '',
  phone text,
  role text not null,
  unit_id uuid,
  created_by uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_by uuid,
  used_at timestamptz,
  voided_at timestamptz,
  primary key (town_id, id),
  unique (town_id, token_hash),
  foreign key (town_id, unit_id) references unit (town_id, id)
);

create table person_passkey (
  town_id uuid not null references town (id),
  id text not null,
  person_id uuid not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null,
  created_at timestamptz not null default now(),
  used_at timestamptz,
  primary key (town_id, id),
  foreign key (town_id, person_id) references person (town_id, id)
);

create table person_identity (
  town_id uuid not null references town (id),
  issuer text not null,
  subject text not null,
  person_id uuid not null,
  linked_at timestamptz not null default now(),
  primary key (town_id, issuer, subject),
  foreign key (town_id, person_id) references person (town_id, id)
);

-- Failures count per account and place, so that a stranger's guesses never lock out the owner's own device.
create table person_attempt (
  town_id uuid not null references town (id),
  id uuid not null,
  account text not null,
  place text not null,
  succeeded boolean not null,
  at timestamptz not null default now(),
  primary key (town_id, id)
);
create index person_attempt_account on person_attempt (town_id, account, at);
create index person_attempt_place on person_attempt (town_id, place, at);

do $$ begin
  if exists (select from pg_roles where rolname = 'anyue_app') then
    revoke update, delete, truncate on audit_entry, audit_seal from anyue_app;
  end if;
end $$;
