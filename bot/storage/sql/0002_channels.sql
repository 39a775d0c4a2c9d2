-- The channels in which everyone may be answered, as JSON; none: in all.
ALTER TABLE community ADD COLUMN channels TEXT NOT NULL DEFAULT '[]';
