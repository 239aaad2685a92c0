-- A trigram of Chinese is three signs and a word has two: the index knew no word, knew no town, and a prepared statement
-- that used it read the reports of all. Search walks back over a town's own from the latest, and every report that comes is
-- spared three indexes. The extension stays, for it may be somebody else's.
drop index if exists campaign_submission_words_trgm;
drop index if exists campaign_submission_by_name_trgm;
drop index if exists campaign_submission_number_trgm;
create index campaign_submission_sent on campaign_submission (town_id, sent_at desc);

-- A campaign belongs to one town: without this of 500 towns a town's 4,200 standings are taken for eight.
create statistics campaign_standing_town (dependencies) on town_id, campaign_id from campaign_standing;
analyze campaign_standing;
