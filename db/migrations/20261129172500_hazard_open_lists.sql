-- What is open by stage and by unit, nearest day first: few rows beside the years of closed ones, each list read in its order.
create index hazard_case_open_stage on hazard_case (town_id, stage, next_due_on, id) where open;
create index hazard_case_open_unit on hazard_case (town_id, unit_id, next_due_on, id) where open;
