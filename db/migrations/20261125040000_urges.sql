-- The urge ladder 催办: which step of which assignment fell due, what was told to whom, and what holds it back.

-- day is the step's own day by the deadline: a return with another date begins the ladder anew.
create table urge (
  town_id uuid not null references town (id),
  assignment_id uuid not null,
  step text not null check (step in ('before', 'due', 'listed', 'circular', 'hand')),
  day date not null,
  campaign_id uuid not null,
  unit_id uuid not null,
  due_at timestamptz not null,
  told_on date not null,
  made_at timestamptz not null,
  made_by uuid,
  primary key (town_id, assignment_id, step, day),
  foreign key (town_id, assignment_id) references campaign_assignment (town_id, id),
  foreign key (town_id, unit_id) references unit (town_id, id)
);
create index urge_unit on urge (town_id, unit_id, told_on);
create index urge_told on urge (town_id, campaign_id, told_on);

-- One a day for each addressee and channel; without a unit it speaks of many to the office's leader or a group.
create table urge_message (
  town_id uuid not null references town (id),
  id uuid not null,
  day date not null,
  addressee text not null check (addressee in ('unit', 'leader', 'office', 'group')),
  unit_id uuid,
  channel text not null check (channel in ('page', 'phone', 'email', 'sms', 'webhook')),
  recipient text not null default '',
  recipient_name text not null default '',
  state text not null check (state in ('planned', 'sending', 'sent', 'failed', 'dropped')),
  body text not null default '',
  attempts int not null default 0,
  not_before timestamptz not null,
  provider_id text not null default '',
  error text not null default '',
  planned_at timestamptz not null,
  sent_at timestamptz,
  primary key (town_id, id),
  unique nulls not distinct (town_id, day, addressee, unit_id, channel),
  foreign key (town_id, unit_id) references unit (town_id, id)
);
create index urge_message_unit on urge_message (town_id, unit_id, day);
create index urge_message_open on urge_message (town_id, not_before) where state in ('planned', 'sending');

create table urge_call (
  town_id uuid not null references town (id),
  id uuid not null,
  unit_id uuid not null,
  day date not null,
  reached boolean not null,
  note text not null default '',
  called_by uuid not null,
  called_at timestamptz not null,
  primary key (town_id, id),
  foreign key (town_id, unit_id) references unit (town_id, id)
);
create index urge_call_unit on urge_call (town_id, unit_id, day);

create table urge_pause (
  town_id uuid not null references town (id),
  id uuid not null,
  unit_id uuid not null,
  assignment_id uuid,
  reason text not null,
  until date,
  paused_by uuid not null,
  paused_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  primary key (town_id, id),
  foreign key (town_id, unit_id) references unit (town_id, id),
  foreign key (town_id, assignment_id) references campaign_assignment (town_id, id)
);
create index urge_pause_unit on urge_pause (town_id, unit_id) where ended_at is null;

-- What the unit's own record does not say: a mail address, who leads it, and whether it wants to be phoned instead.
create table urge_contact (
  town_id uuid not null references town (id),
  unit_id uuid not null,
  email text not null default '',
  leader_name text not null default '',
  leader_phone text not null default '',
  leader_email text not null default '',
  phone_only boolean not null default false,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (town_id, unit_id),
  foreign key (town_id, unit_id) references unit (town_id, id)
);

-- channels holds addresses and secrets, sealed with the instance's key.
create table urge_setting (
  town_id uuid primary key references town (id),
  starts_at time not null default '09:00',
  ends_at time not null default '18:00',
  weekdays_off int[] not null default '{}',
  days_off text[] not null default '{}',
  leader_name text not null default '',
  leader_phone text not null default '',
  leader_email text not null default '',
  channels bytea,
  changed_by uuid,
  changed_at timestamptz
);

-- A circular 通报 as the ladder drafts it: a person changes its words and issues it, nothing goes out by itself.
create table urge_circular (
  town_id uuid not null references town (id),
  id uuid not null,
  campaign_id uuid not null,
  title text not null,
  words text not null,
  drafted_at timestamptz not null,
  edited_by uuid,
  edited_at timestamptz,
  issued_by uuid,
  issued_at timestamptz,
  primary key (town_id, id),
  foreign key (town_id, campaign_id) references campaign (town_id, id)
);
create unique index urge_circular_open on urge_circular (town_id, campaign_id) where issued_at is null;

create table urge_circular_line (
  town_id uuid not null references town (id),
  circular_id uuid not null,
  assignment_id uuid not null,
  unit_id uuid not null,
  unit text not null,
  title text not null,
  due_at timestamptz not null,
  added_at timestamptz not null,
  left_out_at timestamptz,
  primary key (town_id, circular_id, assignment_id),
  foreign key (town_id, circular_id) references urge_circular (town_id, id),
  foreign key (town_id, assignment_id) references campaign_assignment (town_id, id)
);
