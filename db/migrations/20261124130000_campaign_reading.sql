-- What else a notice says of the whole month: whom to ask, what comes in by when, which papers hang on it.
alter table campaign
  add column contacts text[] not null default '{}',
  add column deadlines text[] not null default '{}',
  add column attachments text[] not null default '{}';
