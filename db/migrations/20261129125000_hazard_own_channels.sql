-- The few reports of an enterprise's own channel that were not passed up: left out of the office's lists.
create index hazard_report_own on hazard_report (town_id, id) where own_unit_id is not null and passed_up_on is null;
