-- Problems 重大问题协调: each act is a row, nothing is overwritten; where a problem stands follows from its rows.

create table problem (
  town_id uuid not null references town (id),
  id uuid not null,
  number int not null,
  campaign_id uuid,
  task_id uuid,
  unit_id uuid,
  title text not null,
  text text not null,
  urgency text not null check (urgency in ('today', 'week', 'month')),
  by_name text not null,
  by_phone text not null default '',
  person_id uuid,
  link_id uuid,
  via text not null check (via in ('link', 'sign-in', 'office')),
  raised_at timestamptz not null,
  primary key (town_id, id),
  unique (town_id, number),
  foreign key (town_id, campaign_id) references campaign (town_id, id),
  foreign key (town_id, task_id) references campaign_task (town_id, id),
  foreign key (town_id, unit_id) references unit (town_id, id)
);
create index problem_unit on problem (town_id, unit_id);

-- Who leads, and by when: the latest row stands.
create table problem_owner (
  town_id uuid not null references town (id),
  id uuid not null,
  problem_id uuid not null,
  owner text not null,
  due_on date not null,
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (town_id, id),
  foreign key (town_id, problem_id) references problem (town_id, id)
);
create index problem_owner_of on problem_owner (town_id, problem_id);

create table problem_talk (
  town_id uuid not null references town (id),
  id uuid not null,
  problem_id uuid not null,
  held_on date not null,
  with_whom text not null,
  text text not null,
  shown boolean not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (town_id, id),
  foreign key (town_id, problem_id) references problem (town_id, id)
);
create index problem_talk_of on problem_talk (town_id, problem_id);

create table problem_decision (
  town_id uuid not null references town (id),
  id uuid not null,
  problem_id uuid not null,
  text text not null,
  decided_by text not null,
  decided_on date not null,
  due_on date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (town_id, id),
  foreign key (town_id, problem_id) references problem (town_id, id)
);
create index problem_decision_of on problem_decision (town_id, problem_id);

create table problem_closing (
  town_id uuid not null references town (id),
  id uuid not null,
  problem_id uuid not null,
  text text not null,
  closed_by uuid not null,
  closed_at timestamptz not null,
  primary key (town_id, id),
  foreign key (town_id, problem_id) references problem (town_id, id)
);
create index problem_closing_of on problem_closing (town_id, problem_id);

create table problem_reopening (
  town_id uuid not null references town (id),
  id uuid not null,
  problem_id uuid not null,
  reason text not null,
  by_name text not null,
  person_id uuid,
  link_id uuid,
  via text not null check (via in ('link', 'sign-in', 'office')),
  reopened_at timestamptz not null,
  primary key (town_id, id),
  foreign key (town_id, problem_id) references problem (town_id, id)
);
create index problem_reopening_of on problem_reopening (town_id, problem_id);

-- Sent when it was raised, or with a closing as its evidence.
create table problem_file (
  town_id uuid not null references town (id),
  id uuid not null,
  problem_id uuid not null,
  closing_id uuid,
  kind text not null check (kind in ('photo', 'file')),
  name text not null,
  media_type text not null,
  original_sha256 text not null,
  display_sha256 text,
  thumb_sha256 text,
  size bigint not null,
  width int,
  height int,
  hints jsonb not null,
  sent_at timestamptz not null,
  primary key (town_id, id),
  foreign key (town_id, problem_id) references problem (town_id, id),
  foreign key (town_id, closing_id) references problem_closing (town_id, id)
);
create index problem_file_of on problem_file (town_id, problem_id);
