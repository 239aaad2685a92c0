-- A server with 500 towns has two million standings, a town's lying all over the table. What every overview adds up is read
-- from the index alone; what is owed, first due first, is a walk from its beginning.
drop index campaign_standing_campaign;
create index campaign_standing_campaign on campaign_standing (town_id, campaign_id, task_id)
  include (unit_id, period, stage, due_at, first_sent_at, on_time);
create index campaign_standing_owed on campaign_standing (town_id, campaign_id, due_at)
  where stage in ('issued', 'signed', 'returned');

-- An index is enough only for pages that vacuum has seen; a fifth of two million, the default, would come once a month.
alter table campaign_standing set (autovacuum_vacuum_scale_factor = 0.02);
