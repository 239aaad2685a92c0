-- 计数: what a campaign asked and got, added up per due day, so that a county reads 500 towns without counting them.
-- Every act that moves a standing adds its difference as a step in the same transaction: steps are only inserted, so no
-- two reports ever wait for one counter. A job folds them in; whoever reads adds what is not folded yet.
create table campaign_counter_step (
  town_id uuid not null references town (id),
  id bigint not null generated always as identity,
  campaign_id uuid not null,
  task_id uuid not null,
  weekly boolean not null,
  due_at timestamptz not null,
  asked int not null,
  received int not null,
  on_time int not null,
  accepted int not null,
  sent int not null,
  returned int not null,
  waived int not null,
  owed int not null,
  primary key (town_id, id)
);

create table campaign_counter (
  town_id uuid not null references town (id),
  campaign_id uuid not null,
  task_id uuid not null,
  due_at timestamptz not null,
  weekly boolean not null,
  asked int not null,
  received int not null,
  on_time int not null,
  accepted int not null,
  sent int not null,
  returned int not null,
  waived int not null,
  owed int not null,
  primary key (town_id, campaign_id, task_id, due_at, weekly)
);

-- The same over all tasks: what is late is summed over the days that are past, so nothing has to turn over at midnight.
create table campaign_counter_day (
  town_id uuid not null references town (id),
  campaign_id uuid not null,
  due_at timestamptz not null,
  weekly boolean not null,
  asked int not null,
  received int not null,
  on_time int not null,
  accepted int not null,
  sent int not null,
  returned int not null,
  waived int not null,
  owed int not null,
  primary key (town_id, campaign_id, due_at, weekly)
);

insert into campaign_counter
select town_id, campaign_id, task_id, due_at, period > 0,
  count(*) filter (where stage <> 'waived'),
  count(*) filter (where stage <> 'waived' and first_sent_at is not null),
  count(*) filter (where stage <> 'waived' and on_time),
  count(*) filter (where stage = 'accepted'),
  count(*) filter (where stage = 'sent'),
  count(*) filter (where stage = 'returned'),
  count(*) filter (where stage = 'waived'),
  count(*) filter (where stage in ('issued', 'signed', 'returned'))
from campaign_standing group by 1, 2, 3, 4, 5;

insert into campaign_counter_day
select town_id, campaign_id, due_at, weekly, sum(asked), sum(received), sum(on_time), sum(accepted), sum(sent),
  sum(returned), sum(waived), sum(owed)
from campaign_counter group by 1, 2, 3, 4;

-- A unit that closed is taken out of the sums when they are read; few are.
create index unit_closed on unit (town_id) where closed_on is not null;

alter table town add column kind text not null default 'town' check (kind in ('town', 'county'));

-- 归口: a town lets the county above it, on the same server, read its sums; until it ends that.
-- The county's row is only pointed at, so that either can be moved or deleted whole.
create table ledger_belonging (
  town_id uuid not null references town (id),
  id uuid not null,
  county_id uuid not null,
  granted_by uuid not null,
  granted_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  primary key (town_id, id)
);
create unique index ledger_belonging_open on ledger_belonging (town_id) where ended_at is null;
create index ledger_belonging_county on ledger_belonging (county_id) where ended_at is null;
