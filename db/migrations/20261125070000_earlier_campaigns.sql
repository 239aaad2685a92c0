-- A campaign laid out like an earlier one of its town, and which of its tasks came from which.

alter table campaign drop constraint campaign_origin_check;
alter table campaign add constraint campaign_origin_check check (origin in ('notice', 'scheme', 'empty', 'earlier'));

create table campaign_clone (
  town_id uuid not null references town (id),
  campaign_id uuid not null,
  from_id uuid not null,
  cloned_by uuid,
  cloned_at timestamptz not null,
  primary key (town_id, campaign_id),
  foreign key (town_id, campaign_id) references campaign (town_id, id),
  foreign key (town_id, from_id) references campaign (town_id, id)
);

create table campaign_task_clone (
  town_id uuid not null references town (id),
  task_id uuid not null,
  from_task_id uuid not null,
  primary key (town_id, task_id),
  foreign key (town_id, task_id) references campaign_task (town_id, id),
  foreign key (town_id, from_task_id) references campaign_task (town_id, id)
);
create index campaign_task_clone_from on campaign_task_clone (town_id, from_task_id);
