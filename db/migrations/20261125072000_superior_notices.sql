-- The notice of the office above, laid beside the campaign: its paper, and what was read in it.

create table campaign_superior (
  town_id uuid not null references town (id),
  id uuid not null,
  campaign_id uuid not null,
  notice_id uuid not null,
  reading jsonb not null,
  uploaded_by uuid,
  uploaded_at timestamptz not null,
  primary key (town_id, id),
  foreign key (town_id, campaign_id) references campaign (town_id, id),
  foreign key (town_id, notice_id) references campaign_notice (town_id, id)
);
create index campaign_superior_campaign on campaign_superior (town_id, campaign_id);
