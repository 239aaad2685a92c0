-- Of a town only the campaign it shows is kept: one row, known by the town, so that PostgreSQL takes 500 towns for 500. By two
-- columns that go together it took them for one, and looked 6,000 activities up one by one.
delete from campaign_counter_sum;
alter table campaign_counter_activity
  drop constraint campaign_counter_activity_pkey,
  drop constraint campaign_counter_activity_town_id_campaign_id_fkey,
  drop column campaign_id;
alter table campaign_counter_sum drop constraint campaign_counter_sum_pkey, add primary key (town_id);
alter table campaign_counter_activity
  add primary key (town_id, activity_id),
  add foreign key (town_id) references campaign_counter_sum (town_id) on delete cascade;
