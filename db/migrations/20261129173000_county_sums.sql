-- A county of 500 towns added 30,000 counters up for each page. What a town's come to is kept until a step is folded into
-- them, or a day comes by which it changes: late is what was due before `now`, and weeks are asked as far as `week_end`.
create table campaign_counter_sum (
  town_id uuid not null references town (id),
  campaign_id uuid not null,
  -- the due day before, and the next: read at any time after the one and up to the other it is the same
  due_before timestamptz not null,
  due_next timestamptz not null,
  -- and of weekly tasks the last that is asked, and the first that is not yet
  week_asked timestamptz not null,
  week_next timestamptz not null,
  asked int not null,
  received int not null,
  on_time int not null,
  accepted int not null,
  sent int not null,
  returned int not null,
  waived int not null,
  late int not null,
  primary key (town_id, campaign_id)
);

-- The same by activity; good as long as the row above is there and good.
create table campaign_counter_activity (
  town_id uuid not null references town (id),
  campaign_id uuid not null,
  activity_id uuid not null,
  asked int not null,
  received int not null,
  on_time int not null,
  accepted int not null,
  sent int not null,
  returned int not null,
  waived int not null,
  late int not null,
  primary key (town_id, campaign_id, activity_id),
  foreign key (town_id, campaign_id) references campaign_counter_sum (town_id, campaign_id) on delete cascade
);
