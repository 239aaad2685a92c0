-- 常看: an address of a list, filters and all, that a person gave a name; one's own, or shared with the office.
create table person_view (
  town_id uuid not null references town (id),
  id uuid not null,
  person_id uuid not null,
  list text not null,
  path text not null,
  name text not null,
  shared boolean not null default false,
  position integer not null,
  saved_at timestamptz not null,
  primary key (town_id, id),
  foreign key (town_id, person_id) references person (town_id, id)
);
create index person_view_person on person_view (town_id, person_id, list);

-- What a list opens with for this person.
create table person_view_start (
  town_id uuid not null references town (id),
  person_id uuid not null,
  list text not null,
  view_id uuid not null,
  primary key (town_id, person_id, list),
  foreign key (town_id, person_id) references person (town_id, id),
  foreign key (town_id, view_id) references person_view (town_id, id)
);
create index person_view_start_view on person_view_start (town_id, view_id);
