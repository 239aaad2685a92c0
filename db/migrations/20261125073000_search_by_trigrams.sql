-- Search reads row by row where this is missing: slower in a large town, the same answers. A database that is not ours
-- may lack the extension, or the right to create it.

do $$
begin
  create extension if not exists pg_trgm;
exception when insufficient_privilege or feature_not_supported or undefined_file then
  raise notice 'pg_trgm is not to be had here: %', sqlerrm;
end
$$;

do $$
begin
  if exists (select from pg_extension where extname = 'pg_trgm') then
    create index campaign_submission_words_trgm on campaign_submission using gin (words gin_trgm_ops);
    create index campaign_submission_by_name_trgm on campaign_submission using gin (by_name gin_trgm_ops);
    create index campaign_submission_number_trgm on campaign_submission using gin (number gin_trgm_ops);
  end if;
exception when undefined_object then
  raise notice 'pg_trgm stands in a schema that is not searched: %', sqlerrm;
end
$$;
