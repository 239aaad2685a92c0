-- Who reported took the name and telephone back 撤回身份: that it happened, and on which day. What was left is gone.
create table hazard_identity_withdrawal (
  town_id uuid not null references town (id),
  id uuid not null,
  report_id uuid not null,
  withdrawn_on date not null,
  primary key (town_id, id),
  foreign key (town_id, report_id) references hazard_report (town_id, id)
);
create index hazard_identity_withdrawal_of on hazard_identity_withdrawal (town_id, report_id);

-- How many reports of a month stand under one telephone: counted under a keyed hash of month and number, beside no report.
create table hazard_named_month (
  town_id uuid not null references town (id),
  month text not null,
  mark bytea not null,
  reports int not null check (reports >= 0),
  primary key (town_id, month, mark)
);
