-- Pictures that look like others, or are older than their campaign: doubts for the office, never verdicts.

-- What near pictures are searched by, apart from their dots: all of a town's are read for each new one.
-- A row without a hash was looked at and has nothing to compare: a white wall, or a drawing of the demo.
create table campaign_photo_hash (
  town_id uuid not null references town (id),
  evidence_id uuid not null,
  hash bit(64),
  primary key (town_id, evidence_id),
  foreign key (town_id, evidence_id) references campaign_evidence (town_id, id)
);

-- 32 × 32 shades of grey: what is compared once hashes are near.
create table campaign_photo_dots (
  town_id uuid not null references town (id),
  evidence_id uuid not null,
  dots bytea not null,
  primary key (town_id, evidence_id),
  foreign key (town_id, evidence_id) references campaign_photo_hash (town_id, evidence_id)
);

-- other_id came before evidence_id; it is absent where a picture says that it is older than the campaign.
create table campaign_evidence_doubt (
  town_id uuid not null references town (id),
  id uuid not null,
  evidence_id uuid not null,
  other_id uuid,
  kind text not null check (kind in ('same', 'near', 'older')),
  found_at timestamptz not null,
  primary key (town_id, id),
  unique nulls not distinct (town_id, evidence_id, other_id),
  foreign key (town_id, evidence_id) references campaign_evidence (town_id, id),
  foreign key (town_id, other_id) references campaign_evidence (town_id, id),
  check ((kind = 'older') = (other_id is null))
);
create index campaign_evidence_doubt_other on campaign_evidence_doubt (town_id, other_id);

-- Somebody of the office looked: it is not what it seemed. Not shown again.
create table campaign_evidence_dismissal (
  town_id uuid not null references town (id),
  doubt_id uuid not null,
  dismissed_by uuid not null,
  dismissed_at timestamptz not null,
  primary key (town_id, doubt_id),
  foreign key (town_id, doubt_id) references campaign_evidence_doubt (town_id, id)
);
