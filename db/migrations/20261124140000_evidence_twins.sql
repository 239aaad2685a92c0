-- Finds the same picture sent twice.
create index campaign_evidence_original on campaign_evidence (town_id, original_sha256);
