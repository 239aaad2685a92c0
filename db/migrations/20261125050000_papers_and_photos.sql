-- Floor 3: the papers of the month, what of it is public, and which photos anybody may see.

-- A bulletin of one week, a circular that names the late, or the final summary.
create table ledger_paper (
  town_id uuid not null references town (id),
  id uuid not null,
  campaign_id uuid not null,
  kind text not null check (kind in ('bulletin', 'circular', 'summary')),
  -- Monday of the week that a bulletin tells of.
  week_from date,
  -- The draft of the ladder that a circular was made from.
  circular_id uuid,
  -- 文号: 苏安月简报〔2023〕第2期. A draft that was dropped gives its number back.
  code_word text not null,
  number_year int not null,
  number int,
  drafted_by uuid not null,
  drafted_at timestamptz not null,
  dropped_by uuid,
  dropped_at timestamptz,
  primary key (town_id, id),
  foreign key (town_id, campaign_id) references campaign (town_id, id)
);
create unique index ledger_paper_number on ledger_paper (town_id, kind, number_year, number);
create index ledger_paper_campaign on ledger_paper (town_id, campaign_id, drafted_at);

-- The text in its versions: figures are names in it until it is issued, then the whole paper is kept as it was.
create table ledger_paper_edition (
  town_id uuid not null references town (id),
  paper_id uuid not null,
  edition int not null,
  title text not null,
  recipients text not null default '',
  paragraphs text[] not null,
  photos int not null default 0,
  issuer text not null,
  signed_on date not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  issued_by uuid,
  issued_at timestamptz,
  document jsonb,
  figures jsonb,
  primary key (town_id, paper_id, edition),
  foreign key (town_id, paper_id) references ledger_paper (town_id, id),
  check ((issued_at is null) = (document is null) and (issued_at is null) = (figures is null))
);
create unique index ledger_paper_open on ledger_paper_edition (town_id, paper_id) where issued_at is null;

-- On the town's home until somebody takes it down.
create table ledger_publication (
  town_id uuid not null references town (id),
  id uuid not null,
  paper_id uuid not null,
  published_by uuid not null,
  published_at timestamptz not null,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  primary key (town_id, id),
  foreign key (town_id, paper_id) references ledger_paper (town_id, id)
);
create unique index ledger_publication_open on ledger_publication (town_id, paper_id) where withdrawn_at is null;

-- The office looked at this photo and lets everybody see it.
create table ledger_photo_release (
  town_id uuid not null references town (id),
  id uuid not null,
  evidence_id uuid not null,
  released_by uuid not null,
  released_at timestamptz not null,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  primary key (town_id, id),
  foreign key (town_id, evidence_id) references campaign_evidence (town_id, id)
);
create unique index ledger_photo_release_open on ledger_photo_release (town_id, evidence_id) where withdrawn_at is null;
