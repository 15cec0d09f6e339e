-- The step that went to another stage, and why.
ALTER TABLE leaver_history ADD COLUMN account uuid;
ALTER TABLE leaver_history ADD COLUMN message varchar;
