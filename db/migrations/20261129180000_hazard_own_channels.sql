-- 内部报告: an enterprise opens a channel of its own. What comes by it begins no case before it is passed up to the town.

create table hazard_own_channel (
  town_id uuid not null references town (id),
  id uuid not null,
  unit_id uuid not null,
  words text not null,
  -- who reads it: told to whoever reports
  reader_name text not null,
  reader_phone text not null,
  reward text not null,
  -- asked of everybody who opens what came: the link alone is known to the office, too
  code_hash text not null,
  opened_on date not null,
  ended_on date,
  primary key (town_id, id),
  foreign key (town_id, unit_id) references unit (town_id, id)
);
create unique index hazard_own_channel_open on hazard_own_channel (town_id, unit_id) where ended_on is null;

alter table hazard_report
  add column own_channel_id uuid,
  add foreign key (town_id, own_channel_id) references hazard_own_channel (town_id, id),
  add constraint hazard_report_own_channel check ((own_unit_id is null) = (own_channel_id is null)),
  add constraint hazard_report_passed_up check (passed_up_on is null or own_unit_id is not null);
create index hazard_report_of_channel on hazard_report (town_id, own_unit_id, own_channel_id) where own_unit_id is not null;
create index hazard_report_passed on hazard_report (town_id, passed_up_on) where passed_up_on is not null;

-- What the enterprise, the reporter and the clock did with it: only added to. Words to the reporter are messages.
create table hazard_own_step (
  town_id uuid not null references town (id),
  id uuid not null,
  report_id uuid not null,
  position int not null,
  name text not null check (name in ('receive', 'fix', 'finish', 'pass_up', 'withdraw')),
  because text check (because in ('reporter', 'unit', 'major', 'late', 'closed')),
  on_day date not null,
  by_what text not null check (by_what in ('unit', 'reporter', 'system')),
  primary key (town_id, id),
  unique (town_id, report_id, position),
  foreign key (town_id, report_id) references hazard_report (town_id, id),
  check ((name = 'pass_up') = (because is not null))
);

-- the enterprise speaks, and is not the office
alter table hazard_message
  add column by_unit boolean not null default false,
  add constraint hazard_message_by check (not (by_office and by_unit));

do $$ begin
  if exists (select from pg_roles where rolname = 'anyue_app') then
    revoke delete, truncate on hazard_own_step from anyue_app;
  end if;
end $$;
