-- A notice uploaded again: what it stands against, and what the office took over from it.

create table campaign_correction (
  town_id uuid not null references town (id),
  id uuid not null,
  campaign_id uuid not null,
  notice_id uuid not null,
  -- The notice that stood before; null when the campaign began without one.
  before_id uuid,
  uploaded_by uuid,
  uploaded_at timestamptz not null,
  primary key (town_id, id),
  foreign key (town_id, campaign_id) references campaign (town_id, id),
  foreign key (town_id, notice_id) references campaign_notice (town_id, id),
  foreign key (town_id, before_id) references campaign_notice (town_id, id)
);
create index campaign_correction_campaign on campaign_correction (town_id, campaign_id);

create table campaign_taking (
  town_id uuid not null references town (id),
  id uuid not null,
  correction_id uuid not null,
  subject text not null,
  field text not null,
  before jsonb,
  after jsonb,
  taken_by uuid,
  taken_at timestamptz not null,
  primary key (town_id, id),
  foreign key (town_id, correction_id) references campaign_correction (town_id, id)
);
create index campaign_taking_correction on campaign_taking (town_id, correction_id);
