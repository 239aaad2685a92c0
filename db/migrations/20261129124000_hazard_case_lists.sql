-- What the office's lists are read by, when there are years of cases and few of them are open.

-- somebody still owes something: the fold of the events says so
alter table hazard_case add column open boolean not null default true;
-- who went to look: a copy, for "mine"
alter table hazard_case add column verifiers uuid[] not null default '{}';

drop index hazard_case_list;
drop index hazard_case_unit;
drop index hazard_case_received;
create index hazard_case_open on hazard_case (town_id, next_due_on, id) include (stage, grade, next_clock) where open;
create index hazard_case_verifiers on hazard_case using gin (verifiers) where open;
create index hazard_case_received on hazard_case (town_id, received_on, id);
create index hazard_case_stage on hazard_case (town_id, stage, received_on, id);
create index hazard_case_unit on hazard_case (town_id, unit_id, received_on, id);
create index hazard_case_grade on hazard_case (town_id, grade, received_on, id) where grade is not null;
create index hazard_case_merged on hazard_case (town_id, merged_into) where merged_into is not null;

-- A day that passed, noticed by night: once for each clock and day, so that nobody is urged twice about the same.
create table hazard_urge (
  town_id uuid not null references town (id),
  case_id uuid not null,
  clock text not null,
  due_on date not null,
  noticed_on date not null,
  primary key (town_id, case_id, clock, due_on),
  foreign key (town_id, case_id) references hazard_case (town_id, id)
);
