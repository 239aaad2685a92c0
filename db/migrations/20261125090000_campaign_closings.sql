-- 收官: the office closes a campaign and may open it again; campaign.closed_at says whether it is closed now.

create table campaign_closing (
  town_id uuid not null references town (id),
  id uuid not null,
  campaign_id uuid not null,
  -- Why it was closed with something left open, and what that was, in the words of that moment.
  reason text not null default '',
  left_open text[] not null default '{}',
  closed_by uuid not null,
  closed_at timestamptz not null,
  reopened_by uuid,
  reopened_at timestamptz,
  primary key (town_id, id),
  foreign key (town_id, campaign_id) references campaign (town_id, id)
);
create index campaign_closing_of on campaign_closing (town_id, campaign_id);
