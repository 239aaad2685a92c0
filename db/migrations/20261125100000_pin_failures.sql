-- Guesses are counted in person_attempt; nothing was ever written here.
alter table unit_link drop column pin_failures;
