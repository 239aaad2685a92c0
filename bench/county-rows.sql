-- Towns :first to :last of a county: each 70 units × 60 tasks, five of seven reported. Nothing is left to chance: the same
-- numbers give the same rows. Keys grow within a town as ours do. Reports, and standings as they were last moved, lie in the
-- order of their day: a town's rows are spread over the whole table, as a month of 500 towns leaves them.
-- Run as one statement, so one transaction; references are right by construction and not looked up two million times.
set local session_replication_role = replica;

-- One id per kind of row, town and number.
create function pg_temp.id(kind int, town int, nth bigint default 0) returns uuid language sql immutable as $$
  select (lpad(to_hex(kind), 2, '0') || lpad(to_hex(town), 6, '0') || '000070008000' || lpad(to_hex(nth), 12, '0'))::uuid $$;
create function pg_temp.town(nth int) returns uuid language sql immutable as $$ select md5('town ' || nth)::uuid $$;
create function pg_temp.dice(town int, unit int, task int, sides int) returns int language sql immutable as $$
  select (hashint4((town * 100 + unit) * 100 + task) & 2147483647) % sides $$;

create temp table made on commit drop as
  select nth, pg_temp.town(nth) as town_id, pg_temp.id(5, nth) as campaign_id, pg_temp.id(3, nth) as director_id
    from generate_series(:first, :last) as nth;

-- Everybody lives on the morning of 20 June, before the ladder of urges goes out.
insert into town (id, slug, name, full_name, set_up_at, clock_shift_ms)
select town_id, 'zhen-' || nth, '第' || nth || '镇', '第' || nth || '镇人民政府', now(),
       extract(epoch from '2023-06-20 07:00+08'::timestamptz - now())::bigint * 1000 from made;

insert into person (town_id, id, username, name) select town_id, director_id, 'zhuren', '主任' from made;
insert into person_role (town_id, id, person_id, role) select town_id, pg_temp.id(4, nth), director_id, 'director' from made;

insert into unit_kind (town_id, code, name, position)
select town_id, code, name, position from made,
  (values ('village', '村', 1), ('enterprise', '企业', 2), ('school', '学校', 3), ('station', '站所', 4)) as kind (code, name, position);

insert into unit (town_id, id, path, ancestors, name, kinds, households, headcount, contact_name, position)
select town_id, pg_temp.id(1, nth, unit), '/' || unit, '{}', '第' || unit || '单位',
       array[case when unit <= 40 then 'village' when unit <= 55 then 'enterprise' when unit <= 62 then 'school' else 'station' end],
       300, 1200, '联络员' || unit, unit
  from made, generate_series(1, 70) as unit;

insert into unit_link (town_id, id, unit_id)
select town_id, pg_temp.id(2, nth, unit), pg_temp.id(1, nth, unit) from made, generate_series(1, 70) as unit;

insert into campaign (town_id, id, origin, year, title, starts_on, ends_on, created_at, issued_at)
select town_id, campaign_id, 'empty', 2023, '安全生产月', '2023-06-01', '2023-06-30', '2023-06-01 08:00+08', '2023-06-01 09:00+08'
  from made;

insert into campaign_activity (town_id, id, campaign_id, position, marker, heading, body)
select town_id, pg_temp.id(6, nth, activity), campaign_id, activity, '（' || activity || '）', '活动' || activity, '各单位要组织开展。'
  from made, generate_series(1, 12) as activity;

insert into campaign_task (town_id, id, campaign_id, activity_id, position, title, ask, kinds, due_rule, due_on, evidence)
select town_id, pg_temp.id(7, nth, task), campaign_id, pg_temp.id(6, nth, (task + 4) / 5), task, '任务' || task,
       '各单位要组织开展，写清楚来了多少人。', '{village,enterprise,school,station}', 'fixed', '2023-06-05'::date + (task * 9 + 17) / 24,
       '[{"kind": "photo", "minimum": 1, "note": ""}]'
  from made, generate_series(1, 60) as task;

insert into campaign_metric (town_id, id, task_id, position, code, name, counter, aggregate)
select town_id, pg_temp.id(8, nth, task), pg_temp.id(7, nth, task), 0, 'people', '来了多少人', '人次', 'sum'
  from made, generate_series(1, 60) as task;

-- What each assignment came to. Of a hundred 71 are reported (60 accepted, 8 wait, 3 returned), 2 waived, 27 owed.
create temp table assigned on commit drop as
  select made.*, unit, task, (unit - 1) * 60 + task as number, dice,
         pg_temp.id(9, nth, (unit - 1) * 60 + task) as id, pg_temp.id(7, nth, task) as task_id, pg_temp.id(1, nth, unit) as unit_id,
         case when dice < 60 then 'accepted' when dice < 68 then 'sent' when dice < 71 then 'returned'
              when dice < 73 then 'waived' when dice < 85 then 'signed' else 'issued' end as stage,
         '2023-06-05 17:00+08'::timestamptz + task * interval '9 hours' as due_at,
         case when dice < 71 then '2023-06-02 08:00+08'::timestamptz + task * interval '6 hours'
              + pg_temp.dice(unit, task, nth, 100000) * interval '2 seconds' end as sent_at,
         case when dice < 71 then pg_temp.id(10, nth, (unit - 1) * 60 + task) end as submission_id
    from made, generate_series(1, 70) as unit, generate_series(1, 60) as task,
         lateral (select pg_temp.dice(nth, unit, task, 100) as dice) as rolled;

insert into campaign_assignment (town_id, id, campaign_id, task_id, unit_id, due_at, issued_at)
select town_id, id, campaign_id, task_id, unit_id, due_at, '2023-06-01 09:00+08' from assigned;

insert into campaign_submission (town_id, id, assignment_id, version, number, figures, words, held_on, by_name, by_phone,
  link_id, via, sent_at)
select town_id, submission_id, id, 1, upper(substr(md5(nth || '/' || number), 1, 12)), jsonb_build_object('people', 20 + dice),
       case dice % 4 when 0 then '讲了用电和用气，' when 1 then '查了消防通道，' when 2 then '演练了疏散，' else '贴了公告，' end
       || (20 + dice) || '人到场。', '2023-06-08', '报送人' || (number % 97), '13900000000', pg_temp.id(2, nth, unit), 'link', sent_at
  from assigned where sent_at is not null order by sent_at;

insert into campaign_review (town_id, id, submission_id, verdict, reason, due_at, reviewed_by, reviewed_at)
select town_id, pg_temp.id(11, nth, number), submission_id, stage, case stage when 'returned' then '照片看不清。' else '' end,
       case stage when 'returned' then due_at end, director_id, sent_at + interval '5 hours'
  from assigned where stage in ('accepted', 'returned') order by sent_at;

insert into campaign_evidence (town_id, id, assignment_id, kind, media_type, original_sha256, display_sha256, thumb_sha256, size,
  width, height, sent_at)
select town_id, pg_temp.id(12, nth, number), id, 'photo', 'image/jpeg', sha, sha, sha, 200000, 1600, 1200, sent_at
  from assigned, lateral (select encode(sha256((nth || '/' || number)::bytea), 'hex') as sha) as hashed
 where sent_at is not null and number % 10 = 0 order by sent_at;

insert into campaign_photo_hash (town_id, evidence_id)
select town_id, pg_temp.id(12, nth, number) from assigned where sent_at is not null and number % 10 = 0;

insert into ledger_photo_release (town_id, id, evidence_id, released_by, released_at)
select town_id, pg_temp.id(13, nth, number), pg_temp.id(12, nth, number), director_id, sent_at + interval '1 day'
  from assigned where stage = 'accepted' and number % 50 = 0;

insert into campaign_waiver (town_id, assignment_id, reason, waived_by)
select town_id, id, '没有这项工作。', director_id from assigned where stage = 'waived';

insert into campaign_standing (town_id, assignment_id, campaign_id, task_id, unit_id, period, stage, due_at, submission_id,
  version, photos, first_sent_at, sent_at, on_time, decided_at)
select town_id, id, campaign_id, task_id, unit_id, 0, stage, due_at, submission_id, (sent_at is not null)::int,
       (sent_at is not null and number % 10 = 0)::int, sent_at, sent_at, sent_at <= due_at,
       case when stage in ('accepted', 'returned') then sent_at + interval '5 hours' end
  from assigned order by coalesce(sent_at, '2023-06-01'::timestamptz + dice * interval '4 hours');

-- The ladder of urges has told of all that is late already.
insert into urge (town_id, assignment_id, step, day, campaign_id, unit_id, due_at, told_on, made_at)
select town_id, id, step, day, campaign_id, unit_id, due_at, day, day
  from assigned, (values ('before', -3), ('due', 0), ('listed', 1), ('circular', 3)) as ladder (step, after),
       lateral (select (due_at at time zone 'Asia/Shanghai')::date + after as day) as told
 where stage in ('issued', 'signed', 'returned') and day <= '2023-06-20';

insert into campaign_counter
select town_id, campaign_id, task_id, due_at, false,
  count(*) filter (where stage <> 'waived'), count(sent_at) filter (where stage <> 'waived'),
  count(*) filter (where stage <> 'waived' and sent_at <= due_at), count(*) filter (where stage = 'accepted'),
  count(*) filter (where stage = 'sent'), count(*) filter (where stage = 'returned'), count(*) filter (where stage = 'waived'),
  count(*) filter (where stage in ('issued', 'signed', 'returned'))
from assigned group by 1, 2, 3, 4;

insert into campaign_counter_day
select town_id, campaign_id, due_at, weekly, sum(asked), sum(received), sum(on_time), sum(accepted), sum(sent), sum(returned),
  sum(waived), sum(owed)
from campaign_counter where town_id in (select town_id from made) group by 1, 2, 3, 4;

insert into ledger_belonging (town_id, id, county_id, granted_by, granted_at)
select town_id, pg_temp.id(14, nth), (select id from town where kind = 'county'), director_id, '2023-06-01 08:00+08' from made;
