-- 热力: cases by unit and the day they came in, so that a map of a million reports reads a few thousand rows.
-- A case that comes or moves takes what it counted for away and adds what it counts for now, in the same transaction.
create table hazard_count (
  town_id uuid not null references town (id),
  -- of no known unit: all zeroes
  unit_id uuid not null,
  day date not null,
  cases int not null,
  open int not null,
  major int not null,
  fixed int not null,
  primary key (town_id, unit_id, day)
);

-- those that are there
insert into hazard_count
select town_id, coalesce(unit_id, '00000000-0000-0000-0000-000000000000'), received_on, count(*),
  count(*) filter (where open), count(*) filter (where grade = 'major'), count(*) filter (where stage = 'closed')
  from hazard_case group by 1, 2, 3;

-- what happened within a month, for the figures of the campaign
create index hazard_event_day on hazard_event (town_id, name, on_day, case_id)
  where name in ('accept', 'conclude', 'recheck', 'review');
create index hazard_hotline_day on hazard_hotline (town_id, published_on);
