-- The operators' list of organisations pages by it, newest first.
CREATE INDEX organisation_newest ON organisation (created_at, id);
