-- All days of a unit in one row, under a day that never was: the map of all years read ten years of days before.
insert into hazard_count
select town_id, unit_id, '-infinity', sum(cases), sum(open), sum(major), sum(fixed)
  from hazard_count group by town_id, unit_id;
