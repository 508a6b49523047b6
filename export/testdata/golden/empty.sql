-- annals, query timeline on=1999-01-01
BEGIN;
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT);
INSERT INTO about VALUES ('origin', 'annals, query timeline on=1999-01-01');
CREATE TABLE events (
  id TEXT PRIMARY KEY,
  category TEXT,
  mode TEXT,
  status TEXT,
  first_day TEXT,
  last_day TEXT,
  edtf TEXT,
  granularity TEXT,
  time_text TEXT,
  time_basis TEXT,
  actors TEXT,
  recipients TEXT,
  targets TEXT,
  weapons TEXT,
  weapon_classes TEXT,
  places TEXT,
  regions TEXT,
  countries TEXT,
  wkt TEXT,
  killed_min REAL,
  killed_max REAL,
  injured_min REAL,
  injured_max REAL,
  damage TEXT,
  claims TEXT,
  plover TEXT,
  cameo TEXT,
  acled TEXT,
  trigger TEXT,
  sentence TEXT,
  sentence_start INTEGER,
  sentence_end INTEGER,
  article TEXT,
  title TEXT,
  source TEXT,
  url TEXT,
  published TEXT,
  confidence REAL,
  rule TEXT,
  flags TEXT
);
CREATE TABLE roles (
  event TEXT NOT NULL REFERENCES events(id),
  role TEXT NOT NULL, -- actor, recipient, target, place, weapon, claimant
  id TEXT, name TEXT, kind TEXT, type TEXT, class TEXT, country TEXT, region TEXT,
  lat REAL, lon REAL, count_min REAL, count_max REAL, fate TEXT, stance TEXT, implied INTEGER
);
CREATE VIRTUAL TABLE sentences USING fts5(event UNINDEXED, sentence);
CREATE INDEX events_day ON events(first_day);
CREATE INDEX roles_event ON roles(event);
CREATE INDEX roles_name ON roles(name);
COMMIT;
