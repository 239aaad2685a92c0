-- 三员分设: whoever holds one of the three powers of administration holds no second one, whatever the app says.
create unique index person_role_one_power on person_role (town_id, person_id)
  where role in ('administrator', 'authorizer', 'auditor') and ended_at is null;
