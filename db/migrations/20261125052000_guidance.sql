-- Guidance 指导: what units ask under their tasks, what the office answers, and what it announces.

create table guidance_question (
  town_id uuid not null references town (id),
  id uuid not null,
  campaign_id uuid not null,
  task_id uuid not null,
  unit_id uuid not null,
  text text not null,
  by_name text not null,
  by_phone text not null default '',
  person_id uuid,
  link_id uuid,
  via text not null check (via in ('link', 'sign-in', 'office')),
  asked_at timestamptz not null,
  primary key (town_id, id),
  foreign key (town_id, campaign_id) references campaign (town_id, id),
  foreign key (town_id, task_id) references campaign_task (town_id, id),
  foreign key (town_id, unit_id) references unit (town_id, id)
);
create index guidance_question_task on guidance_question (town_id, task_id);
create index guidance_question_unit on guidance_question (town_id, unit_id);

-- A row a version: the highest one stands. asked is the question as the other units read it.
create table guidance_answer (
  town_id uuid not null references town (id),
  question_id uuid not null,
  version int not null check (version > 0),
  asked text not null,
  text text not null,
  scope text not null check (scope in ('all', 'unit')),
  answered_by uuid not null,
  answered_at timestamptz not null,
  primary key (town_id, question_id, version),
  foreign key (town_id, question_id) references guidance_question (town_id, id)
);

create table guidance_duplicate (
  town_id uuid not null references town (id),
  id uuid not null,
  question_id uuid not null,
  same_as uuid not null,
  marked_by uuid not null,
  marked_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  primary key (town_id, id),
  check (question_id <> same_as),
  foreign key (town_id, question_id) references guidance_question (town_id, id),
  foreign key (town_id, same_as) references guidance_question (town_id, id)
);
create unique index guidance_duplicate_standing on guidance_duplicate (town_id, question_id) where ended_at is null;
create index guidance_duplicate_of on guidance_duplicate (town_id, same_as) where ended_at is null;

create table guidance_announcement (
  town_id uuid not null references town (id),
  id uuid not null,
  title text not null,
  text text not null,
  confirm boolean not null,
  announced_by uuid not null,
  announced_at timestamptz not null,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  primary key (town_id, id)
);

-- Whom it was for, frozen when it went out: the denominator of its read list.
create table guidance_addressee (
  town_id uuid not null references town (id),
  announcement_id uuid not null,
  unit_id uuid not null,
  primary key (town_id, announcement_id, unit_id),
  foreign key (town_id, announcement_id) references guidance_announcement (town_id, id),
  foreign key (town_id, unit_id) references unit (town_id, id)
);
create index guidance_addressee_unit on guidance_addressee (town_id, unit_id);

create table guidance_reading (
  town_id uuid not null references town (id),
  announcement_id uuid not null,
  unit_id uuid not null,
  by_name text not null,
  person_id uuid,
  link_id uuid,
  via text not null check (via in ('link', 'sign-in', 'office')),
  read_at timestamptz not null,
  primary key (town_id, announcement_id, unit_id),
  foreign key (town_id, announcement_id, unit_id) references guidance_addressee (town_id, announcement_id, unit_id)
);
