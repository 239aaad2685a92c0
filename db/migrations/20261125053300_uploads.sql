-- A file on its way from a phone, in pieces: whose, for what, and what became of it. Its bytes lie beside the files until it is whole.

-- holder_id is the link or the person that began it; client_key is the phone's own name for the file, so that it is sent once.
create table campaign_upload (
  town_id uuid not null references town (id),
  id uuid not null,
  assignment_id uuid not null,
  holder_id uuid not null,
  client_key text not null,
  kind text not null,
  name text not null default '',
  size bigint not null check (size > 0),
  sha256 text,
  created_at timestamptz not null,
  finished_at timestamptz,
  outcome text,
  evidence_id uuid,
  primary key (town_id, id),
  unique (town_id, assignment_id, holder_id, client_key),
  foreign key (town_id, assignment_id) references campaign_assignment (town_id, id),
  foreign key (town_id, evidence_id) references campaign_evidence (town_id, id),
  check ((finished_at is null) = (outcome is null))
);
create index campaign_upload_made on campaign_upload (town_id, created_at);
