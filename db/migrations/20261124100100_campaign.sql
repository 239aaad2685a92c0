-- Floor 1: this year's notice, what it asks of whom, and what came back.

create table campaign_notice (
  town_id uuid not null references town (id),
  id uuid not null,
  file_name text not null,
  kind text not null,
  sha256 text,
  text text not null,
  warnings jsonb not null default '[]',
  uploaded_by uuid,
  uploaded_at timestamptz not null default now(),
  primary key (town_id, id)
);

create table campaign (
  town_id uuid not null references town (id),
  id uuid not null,
  notice_id uuid,
  origin text not null check (origin in ('notice', 'scheme', 'empty')),
  year int not null,
  ordinal int,
  title text not null default '',
  issuer text not null default '',
  document_number text not null default '',
  basis text[] not null default '{}',
  theme text not null default '',
  starts_on date,
  ends_on date,
  consult_day date,
  issue_date date,
  recipients text[] not null default '{}',
  recipient_kinds text[] not null default '{}',
  hotlines text[] not null default '{}',
  committee_name text not null default '',
  committee_office text not null default '',
  committee_duties text[] not null default '{}',
  created_by uuid,
  created_at timestamptz not null default now(),
  issued_by uuid,
  issued_at timestamptz,
  closed_at timestamptz,
  dropped_at timestamptz,
  primary key (town_id, id),
  foreign key (town_id, notice_id) references campaign_notice (town_id, id)
);

create table campaign_seat (
  town_id uuid not null references town (id),
  id uuid not null,
  campaign_id uuid not null,
  position int not null,
  seat text not null,
  holder text not null,
  primary key (town_id, id),
  foreign key (town_id, campaign_id) references campaign (town_id, id)
);

-- Where in the notice a drafted field was read. subject: 'campaign', or an activity's, task's or seat's id.
create table campaign_span (
  town_id uuid not null references town (id),
  campaign_id uuid not null,
  subject text not null,
  field text not null,
  start_at int not null,
  end_at int not null,
  rule text not null,
  primary key (town_id, campaign_id, subject, field),
  foreign key (town_id, campaign_id) references campaign (town_id, id)
);

-- What the office said of a drafted field; the last one counts, the earlier ones stay.
create table campaign_answer (
  town_id uuid not null references town (id),
  id uuid not null,
  campaign_id uuid not null,
  subject text not null,
  field text not null,
  act text not null check (act in ('confirmed', 'corrected', 'added', 'dropped', 'restored')),
  before jsonb,
  after jsonb,
  answered_by uuid,
  answered_at timestamptz not null default now(),
  primary key (town_id, id),
  foreign key (town_id, campaign_id) references campaign (town_id, id)
);
create index campaign_answer_subject on campaign_answer (town_id, campaign_id, subject, field);

create table campaign_activity (
  town_id uuid not null references town (id),
  id uuid not null,
  campaign_id uuid not null,
  position int not null,
  section text not null default '',
  marker text not null default '',
  heading text not null,
  short_name text not null default '',
  body text not null default '',
  kinds text[] not null default '{}',
  starts_on date,
  ends_on date,
  time text not null default '',
  place text not null default '',
  responsible text[] not null default '{}',
  hotlines text[] not null default '{}',
  items text[] not null default '{}',
  dropped_at timestamptz,
  primary key (town_id, id),
  foreign key (town_id, campaign_id) references campaign (town_id, id)
);
create index campaign_activity_campaign on campaign_activity (town_id, campaign_id, position);

create table campaign_task (
  town_id uuid not null references town (id),
  id uuid not null,
  campaign_id uuid not null,
  activity_id uuid not null,
  position int not null,
  topic text not null default '',
  title text not null,
  ask text not null default '',
  how_to text not null default '',
  kinds text[] not null default '{}',
  unit_ids uuid[] not null default '{}',
  due_rule text not null check (due_rule in ('fixed', 'weekly', 'end', 'unknown')),
  due_on date,
  due_time time not null default '17:00',
  weekday int check (weekday between 1 and 7),
  minimum int not null default 1,
  evidence jsonb not null default '[]',
  reviewed boolean not null default true,
  dropped_at timestamptz,
  primary key (town_id, id),
  foreign key (town_id, campaign_id) references campaign (town_id, id),
  foreign key (town_id, activity_id) references campaign_activity (town_id, id)
);
create index campaign_task_campaign on campaign_task (town_id, campaign_id, position);

create table campaign_metric (
  town_id uuid not null references town (id),
  id uuid not null,
  task_id uuid not null,
  position int not null,
  code text not null,
  name text not null,
  counter text not null,
  aggregate text not null check (aggregate in ('sum', 'max', 'last')),
  paired_with text,
  per_head numeric,
  plausible_max int,
  required boolean not null default true,
  primary key (town_id, id),
  unique (town_id, task_id, code),
  foreign key (town_id, task_id) references campaign_task (town_id, id)
);

-- Frozen when the campaign is issued: the denominator of every rate.
create table campaign_assignment (
  town_id uuid not null references town (id),
  id uuid not null,
  campaign_id uuid not null,
  task_id uuid not null,
  unit_id uuid not null,
  period int not null default 0,
  due_at timestamptz not null,
  issued_at timestamptz not null default now(),
  primary key (town_id, id),
  unique (town_id, task_id, unit_id, period),
  foreign key (town_id, task_id) references campaign_task (town_id, id),
  foreign key (town_id, unit_id) references unit (town_id, id)
);
create index campaign_assignment_unit on campaign_assignment (town_id, unit_id, due_at);

create table campaign_receipt (
  town_id uuid not null references town (id),
  assignment_id uuid not null,
  by_name text not null,
  person_id uuid,
  via text not null,
  signed_at timestamptz not null default now(),
  primary key (town_id, assignment_id),
  foreign key (town_id, assignment_id) references campaign_assignment (town_id, id)
);

create table campaign_waiver (
  town_id uuid not null references town (id),
  assignment_id uuid not null,
  reason text not null,
  waived_by uuid not null,
  waived_at timestamptz not null default now(),
  primary key (town_id, assignment_id),
  foreign key (town_id, assignment_id) references campaign_assignment (town_id, id)
);

create table campaign_submission (
  town_id uuid not null references town (id),
  id uuid not null,
  assignment_id uuid not null,
  version int not null,
  number text not null,
  figures jsonb not null,
  sure text[] not null default '{}',
  words text not null default '',
  held_on date,
  by_name text not null,
  by_phone text not null default '',
  person_id uuid,
  link_id uuid,
  via text not null check (via in ('link', 'sign-in', 'office')),
  sent_at timestamptz not null default now(),
  primary key (town_id, id),
  unique (town_id, assignment_id, version),
  unique (town_id, number),
  foreign key (town_id, assignment_id) references campaign_assignment (town_id, id)
);

create table campaign_evidence (
  town_id uuid not null references town (id),
  id uuid not null,
  assignment_id uuid not null,
  kind text not null,
  name text not null default '',
  media_type text not null,
  original_sha256 text not null,
  display_sha256 text,
  thumb_sha256 text,
  size bigint not null,
  width int,
  height int,
  hints jsonb not null default '{}',
  sent_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (town_id, id),
  foreign key (town_id, assignment_id) references campaign_assignment (town_id, id)
);
create index campaign_evidence_assignment on campaign_evidence (town_id, assignment_id);

create table campaign_review (
  town_id uuid not null references town (id),
  id uuid not null,
  submission_id uuid not null,
  verdict text not null check (verdict in ('accepted', 'returned')),
  reason text not null default '',
  due_at timestamptz,
  reviewed_by uuid not null,
  reviewed_at timestamptz not null default now(),
  primary key (town_id, id),
  unique (town_id, submission_id),
  foreign key (town_id, submission_id) references campaign_submission (town_id, id)
);

-- Where an assignment stands now: a summary of the rows above, kept in their transaction and recomputable from them.
create table campaign_standing (
  town_id uuid not null references town (id),
  assignment_id uuid not null,
  campaign_id uuid not null,
  task_id uuid not null,
  unit_id uuid not null,
  period int not null,
  stage text not null check (stage in ('issued', 'signed', 'sent', 'returned', 'accepted', 'waived')),
  due_at timestamptz not null,
  submission_id uuid,
  version int not null default 0,
  photos int not null default 0,
  first_sent_at timestamptz,
  sent_at timestamptz,
  on_time boolean,
  decided_at timestamptz,
  primary key (town_id, assignment_id),
  foreign key (town_id, assignment_id) references campaign_assignment (town_id, id)
);
create index campaign_standing_campaign on campaign_standing (town_id, campaign_id, task_id);
create index campaign_standing_unit on campaign_standing (town_id, unit_id, due_at);
create index campaign_standing_queue on campaign_standing (town_id, campaign_id, sent_at) where stage = 'sent';
