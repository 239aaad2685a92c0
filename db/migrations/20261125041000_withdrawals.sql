-- A verdict or a waiver that the office takes back stays, marked; another may follow.

alter table campaign_review add column withdrawn_at timestamptz, add column withdrawn_by uuid;
alter table campaign_review drop constraint campaign_review_town_id_submission_id_key;
create unique index campaign_review_in_force on campaign_review (town_id, submission_id) where withdrawn_at is null;

-- One row an assignment: a second waiver takes the place of the one withdrawn, and the audit keeps both.
alter table campaign_waiver add column withdrawn_at timestamptz, add column withdrawn_by uuid;
