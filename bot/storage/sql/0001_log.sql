CREATE TABLE migration (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    applied TEXT NOT NULL
) STRICT;

-- The one table with people's ids. NULL: forgotten.
CREATE TABLE member (
    number INTEGER PRIMARY KEY,
    user_id INTEGER UNIQUE
) STRICT;

CREATE TABLE community (
    id INTEGER PRIMARY KEY,
    reviewer_role INTEGER,
    log_channel INTEGER,
    two_pairs INTEGER NOT NULL DEFAULT 1 CHECK (two_pairs IN (0, 1)),
    private_answers INTEGER NOT NULL DEFAULT 0 CHECK (private_answers IN (0, 1))
) STRICT;

-- What moderators did: added to, never changed.
CREATE TABLE revision (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    community INTEGER NOT NULL REFERENCES community,
    fact TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('add', 'edit', 'withhold', 'restore', 'retire')),
    follows INTEGER REFERENCES revision,
    text TEXT,
    -- How the fact stood there before, as text; NULL where it was not served.
    before TEXT,
    -- How the published facts stood that are changed by taking this one away, as text; NULL where none is.
    along TEXT,
    everywhere INTEGER NOT NULL DEFAULT 0 CHECK (everywhere IN (0, 1)),
    author INTEGER NOT NULL REFERENCES member,
    reviewer INTEGER REFERENCES member,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    merged TEXT,
    CHECK ((text IS NULL) = (action IN ('withhold', 'retire'))),
    CHECK (text IS NULL OR along IS NULL)
) STRICT;

CREATE UNIQUE INDEX revision_follows ON revision (community, fact, IFNULL(follows, 0));

CREATE TRIGGER revision_follows_its_own BEFORE INSERT ON revision
WHEN NEW.follows IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM revision WHERE number = NEW.follows AND community = NEW.community AND fact = NEW.fact
)
BEGIN
    SELECT RAISE(ABORT, 'a revision follows one of the same community and fact');
END;

CREATE TRIGGER revision_stays BEFORE DELETE ON revision
BEGIN
    SELECT RAISE(ABORT, 'a revision is never deleted');
END;

CREATE TRIGGER revision_is_not_replaced BEFORE INSERT ON revision
WHEN EXISTS (SELECT 1 FROM revision WHERE number = NEW.number) OR EXISTS (
    SELECT 1 FROM revision
    WHERE community = NEW.community AND fact = NEW.fact AND IFNULL(follows, 0) = IFNULL(NEW.follows, 0)
)
BEGIN
    SELECT RAISE(ABORT, 'a revision is never replaced, and two do not follow the same one');
END;

CREATE TRIGGER revision_does_not_change BEFORE UPDATE ON revision
WHEN OLD.merged IS NOT NULL
    OR NEW.merged IS NULL
    OR NEW.number IS NOT OLD.number
    OR NEW.community IS NOT OLD.community
    OR NEW.fact IS NOT OLD.fact
    OR NEW.action IS NOT OLD.action
    OR NEW.follows IS NOT OLD.follows
    OR NEW.text IS NOT OLD.text
    OR NEW.before IS NOT OLD.before
    OR NEW.along IS NOT OLD.along
    OR NEW.everywhere IS NOT OLD.everywhere
    OR NEW.author IS NOT OLD.author
    OR NEW.reviewer IS NOT OLD.reviewer
    OR NEW.reason IS NOT OLD.reason
    OR NEW.at IS NOT OLD.at
BEGIN
    SELECT RAISE(ABORT, 'a revision never changes; it can only be marked as merged, once');
END;

CREATE TABLE gap (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    community INTEGER NOT NULL REFERENCES community,
    question TEXT NOT NULL,
    count INTEGER NOT NULL DEFAULT 1 CHECK (count > 0),
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered', 'dismissed')),
    fact TEXT,
    CHECK (fact IS NULL OR state = 'answered')
) STRICT;

CREATE INDEX gap_asked ON gap (community, state, count);

CREATE TABLE report (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    community INTEGER NOT NULL REFERENCES community,
    fact TEXT,
    wrong TEXT NOT NULL,
    source TEXT,
    reporter INTEGER REFERENCES member,
    count INTEGER NOT NULL DEFAULT 1 CHECK (count > 0),
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'declined')),
    answer TEXT,
    filed TEXT NOT NULL,
    closed TEXT,
    CHECK ((closed IS NULL) = (state = 'open'))
) STRICT;

CREATE INDEX report_filed ON report (community, state);

CREATE INDEX report_reporter ON report (reporter);

CREATE TABLE proposal (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    community INTEGER NOT NULL REFERENCES community,
    fact TEXT,
    action TEXT NOT NULL CHECK (action IN ('add', 'edit', 'withhold', 'restore', 'retire')),
    follows INTEGER REFERENCES revision,
    text TEXT,
    reason TEXT NOT NULL,
    author INTEGER NOT NULL REFERENCES member,
    state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'open', 'approved', 'rejected', 'withdrawn')),
    version INTEGER NOT NULL DEFAULT 1,
    changed TEXT NOT NULL,
    filed TEXT,
    reviewer INTEGER REFERENCES member,
    decided TEXT,
    why TEXT,
    revision INTEGER UNIQUE REFERENCES revision,
    gap INTEGER REFERENCES gap ON DELETE SET NULL,
    report INTEGER REFERENCES report,
    CHECK (state IN ('draft', 'withdrawn') OR (filed IS NOT NULL AND fact IS NOT NULL)),
    CHECK (state != 'draft' OR filed IS NULL),
    CHECK ((decided IS NULL) = (state IN ('draft', 'open'))),
    CHECK ((reviewer IS NULL) = (state NOT IN ('approved', 'rejected'))),
    CHECK ((revision IS NULL) = (state != 'approved'))
) STRICT;

CREATE INDEX proposal_filed ON proposal (community, state);

CREATE INDEX proposal_gap ON proposal (gap);

-- Answers posted in servers, for correcting them later.
CREATE TABLE post (
    message INTEGER PRIMARY KEY,
    channel INTEGER NOT NULL,
    community INTEGER NOT NULL REFERENCES community,
    at TEXT NOT NULL,
    -- The facts that its button offers, as JSON: not in post_fact, since what changes in them does not change the post.
    nearest TEXT NOT NULL
) STRICT;

CREATE INDEX post_posted ON post (at);

-- The facts that a post shows.
CREATE TABLE post_fact (
    message INTEGER NOT NULL REFERENCES post ON DELETE CASCADE,
    fact TEXT NOT NULL,
    shown TEXT NOT NULL CHECK (shown IN ('answer', 'beside', 'offered', 'rest')),
    PRIMARY KEY (message, fact)
) STRICT;

CREATE INDEX post_fact_shown ON post_fact (fact);
