-- Hazard reports 隐患举报 and what the office makes of them. What a reporter wrote lies sealed; no clock time is kept with it.

create table hazard_report (
  town_id uuid not null references town (id),
  -- random, not of the time like other keys
  id uuid not null,
  -- place in the queue: the first accepted is the one rewarded
  number int not null,
  -- SHA-256 over the one before, number, day and sealed body: nothing is slipped in, dropped or put earlier
  chain bytea not null,
  -- what the receipt is found by: a slow hash
  lookup bytea not null,
  channel text not null check (channel in ('web', 'phone', 'letter', 'visit', 'transfer', 'inspection', 'unit')),
  -- an enterprise's own channel: the town counts, and reads only what was passed up
  own_unit_id uuid,
  passed_up_on date,
  kind text not null check (kind in ('hazard', 'violation', 'concealed_accident')),
  topic text not null,
  deaths boolean not null,
  insider boolean not null,
  anonymity text not null check (anonymity in ('anonymous', 'confidential', 'named')),
  unit_id uuid,
  received_on date not null,
  -- the key of this report, wrapped by the key that lies outside the database
  wrapped_key bytea not null,
  body bytea not null,
  primary key (town_id, id),
  unique (town_id, number),
  unique (town_id, lookup),
  foreign key (town_id, unit_id) references unit (town_id, id),
  foreign key (town_id, own_unit_id) references unit (town_id, id)
);
create index hazard_report_day on hazard_report (town_id, received_on);

-- Said behind the receipt, by the office or by the reporter: sealed like the report.
create table hazard_message (
  town_id uuid not null references town (id),
  id uuid not null,
  report_id uuid not null,
  position int not null,
  by_office boolean not null,
  said_on date not null,
  body bytea not null,
  primary key (town_id, id),
  unique (town_id, report_id, position),
  foreign key (town_id, report_id) references hazard_report (town_id, id)
);

-- Pictures, films, voices: the sealed bytes lie in the file store under their own SHA-256; what they are is sealed, too.
create table hazard_file (
  town_id uuid not null references town (id),
  id uuid not null,
  report_id uuid not null,
  position int not null,
  kind text not null check (kind in ('photo', 'video', 'voice')),
  sealed_sha256 text not null,
  sealed_bytes int not null,
  about bytea not null,
  sent_on date not null,
  primary key (town_id, id),
  unique (town_id, report_id, position),
  foreign key (town_id, report_id) references hazard_report (town_id, id)
);

-- Who reported, where they said so: apart from the report, under a key of its own, read by the custodian 举报保密员 only.
create table hazard_identity (
  town_id uuid not null references town (id),
  report_id uuid not null,
  wrapped_key bytea not null,
  body bytea not null,
  given_on date not null,
  primary key (town_id, report_id),
  foreign key (town_id, report_id) references hazard_report (town_id, id)
);

-- Somebody asks the custodian to open an identity; the reporter sees each behind the receipt.
create table hazard_opening (
  town_id uuid not null references town (id),
  id uuid not null,
  report_id uuid not null,
  asked_by uuid not null,
  reason text not null,
  asked_on date not null,
  decided_by uuid,
  granted boolean,
  decided_on date,
  primary key (town_id, id),
  foreign key (town_id, report_id) references hazard_report (town_id, id),
  foreign key (town_id, asked_by) references person (town_id, id),
  foreign key (town_id, decided_by) references person (town_id, id),
  check ((decided_by is null) = (granted is null) and (granted is null) = (decided_on is null))
);
create index hazard_opening_of on hazard_opening (town_id, report_id);

-- Each day's receipts under one root, published and signed.
create table hazard_root (
  town_id uuid not null references town (id),
  day date not null,
  reports int not null,
  root bytea not null,
  signature bytea not null,
  primary key (town_id, day)
);

-- The matter, which may have come in several reports; what it stands for follows from its events.
create table hazard_case (
  town_id uuid not null references town (id),
  id uuid not null,
  -- the first report of it; the others are merged into this case and keep their own place in the queue
  report_id uuid not null,
  unit_id uuid,
  kind text not null check (kind in ('hazard', 'violation', 'concealed_accident')),
  topic text not null,
  deaths boolean not null,
  received_on date not null,
  merged_into uuid,
  -- copies of what the events say, for lists: the fold of hazard_event is the truth
  stage text not null default 'received',
  grade text,
  accepted_on date,
  due_on date,
  closed_on date,
  next_clock text,
  next_due_on date,
  events int not null default 0,
  primary key (town_id, id),
  unique (town_id, report_id),
  foreign key (town_id, report_id) references hazard_report (town_id, id),
  foreign key (town_id, unit_id) references unit (town_id, id),
  foreign key (town_id, merged_into) references hazard_case (town_id, id)
);
create index hazard_case_list on hazard_case (town_id, stage, next_due_on);
create index hazard_case_unit on hazard_case (town_id, unit_id, stage);
create index hazard_case_received on hazard_case (town_id, received_on);

-- What happened to a case: only added to. `by_person` is nobody for the reporter and the clock.
create table hazard_event (
  town_id uuid not null references town (id),
  id uuid not null,
  case_id uuid not null,
  position int not null,
  name text not null,
  detail jsonb not null,
  on_day date not null,
  by_person uuid,
  by_what text not null check (by_what in ('office', 'unit', 'reporter', 'system')),
  primary key (town_id, id),
  unique (town_id, case_id, position),
  foreign key (town_id, case_id) references hazard_case (town_id, id),
  foreign key (town_id, by_person) references person (town_id, id)
);

-- What goes to the unit 整改指令: written anew from facts, never the report.
create table hazard_order (
  town_id uuid not null references town (id),
  id uuid not null,
  case_id uuid not null,
  unit_id uuid not null,
  number text not null,
  what text not null,
  place text not null,
  demands text not null,
  items text[] not null,
  grade text not null check (grade in ('general', 'major')),
  due_on date not null,
  signed_by text not null,
  issued_on date not null,
  primary key (town_id, id),
  unique (town_id, number),
  foreign key (town_id, case_id) references hazard_case (town_id, id),
  foreign key (town_id, unit_id) references unit (town_id, id)
);
create index hazard_order_unit on hazard_order (town_id, unit_id);

-- Pictures of the hazard as the office and the unit took them, before and after: shown to both.
create table hazard_photo (
  town_id uuid not null references town (id),
  id uuid not null,
  case_id uuid not null,
  event_id uuid not null,
  side text not null check (side in ('before', 'after')),
  sha256 text not null,
  display_sha256 text not null,
  primary key (town_id, id),
  foreign key (town_id, case_id) references hazard_case (town_id, id),
  foreign key (town_id, event_id) references hazard_event (town_id, id)
);
create index hazard_photo_of on hazard_photo (town_id, case_id);

-- Published telephone numbers 举报电话.
create table hazard_hotline (
  town_id uuid not null references town (id),
  id uuid not null,
  -- nobody's: the town's own
  unit_id uuid,
  phone text not null,
  hours text not null,
  keeper text not null default '',
  published_on date not null,
  ended_on date,
  primary key (town_id, id),
  foreign key (town_id, unit_id) references unit (town_id, id)
);
create index hazard_hotline_unit on hazard_hotline (town_id, unit_id);

-- Somebody called to hear whether anybody answers 试拨.
create table hazard_hotline_call (
  town_id uuid not null references town (id),
  id uuid not null,
  hotline_id uuid not null,
  called_on date not null,
  answered boolean not null,
  note text not null default '',
  by_person uuid not null,
  primary key (town_id, id),
  foreign key (town_id, hotline_id) references hazard_hotline (town_id, id),
  foreign key (town_id, by_person) references person (town_id, id)
);
create index hazard_hotline_call_of on hazard_hotline_call (town_id, hotline_id, called_on);

-- What the law leaves to the town: days of its own, bodies, the county's standing letter (docs/decisions/0023).
create table hazard_setting (
  town_id uuid primary key references town (id),
  limits jsonb not null default '{}',
  referrals jsonb not null default '{}',
  days_off jsonb not null default '[]',
  majors_entrusted boolean not null default false,
  -- a month, from one address or one journey: 0 means no cap
  monthly_cap int not null default 0
);
