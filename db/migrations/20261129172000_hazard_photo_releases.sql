-- A picture that the unit may see, as it may see it: looked at by somebody, where needed with boxes drawn over it in
-- thousandths ('x,y,width,height;…'). The picture itself stays as it is, and in the office. The latest counts.
create table hazard_photo_release (
  town_id uuid not null references town (id),
  photo_id uuid not null,
  nth int not null,
  boxes text not null default '',
  display_sha256 text not null,
  -- nobody: the unit's own picture
  released_by uuid,
  released_on date not null,
  primary key (town_id, photo_id, nth),
  foreign key (town_id, photo_id) references hazard_photo (town_id, id),
  foreign key (town_id, released_by) references person (town_id, id)
);

-- until now nothing was kept that nobody had looked at
insert into hazard_photo_release (town_id, photo_id, nth, display_sha256, released_by, released_on)
select photo.town_id, photo.id, 1, photo.display_sha256, event.by_person, event.on_day
  from hazard_photo photo
  join hazard_event event on event.town_id = photo.town_id and event.id = photo.event_id;
