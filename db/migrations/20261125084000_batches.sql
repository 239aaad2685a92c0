-- What the office did to several at once by one press, so that one press takes it back.
create table campaign_batch (
  town_id uuid not null references town (id),
  id uuid not null,
  act text not null check (act in ('accept', 'return', 'waive', 'urge')),
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (town_id, id),
  foreign key (town_id, made_by) references person (town_id, id)
);

-- What was chosen: done, or left out with the reason. review_id is absent where no verdict was given.
create table campaign_batch_piece (
  town_id uuid not null references town (id),
  batch_id uuid not null,
  assignment_id uuid not null,
  submission_id uuid,
  review_id uuid,
  left_out text,
  primary key (town_id, batch_id, assignment_id),
  foreign key (town_id, batch_id) references campaign_batch (town_id, id),
  foreign key (town_id, assignment_id) references campaign_assignment (town_id, id),
  foreign key (town_id, submission_id) references campaign_submission (town_id, id),
  foreign key (town_id, review_id) references campaign_review (town_id, id)
);

-- Taken back as a whole, once; what had moved on meanwhile stayed as it was.
create table campaign_batch_undo (
  town_id uuid not null references town (id),
  batch_id uuid not null,
  undone_by uuid not null,
  undone_at timestamptz not null,
  stayed uuid[] not null default '{}',
  primary key (town_id, batch_id),
  foreign key (town_id, batch_id) references campaign_batch (town_id, id),
  foreign key (town_id, undone_by) references person (town_id, id)
);

-- A doubt dismissed by a slip of the finger is open again.
alter table campaign_evidence_dismissal add column withdrawn_at timestamptz, add column withdrawn_by uuid;
