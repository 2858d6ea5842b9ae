-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
--
-- Schema 1. What is journaled: every table but local, journal, sequence and the derived ones
-- (voter_index, voter_fts, station_total), which triggers keep and hp_db_rebuild makes anew.
-- Ids carry the replica (computer) that made them in their high bits: replica << 32 | number.

CREATE TABLE local (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sequence (
  replica INTEGER PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT;

CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  operator TEXT NOT NULL,
  action TEXT NOT NULL,          -- "voters.import"
  args TEXT NOT NULL,            -- JSON object of the figures in the label
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo', 'migration')),
  target INTEGER,                -- the row that an undo or redo is about
  final INTEGER NOT NULL,        -- 1: cannot be undone
  station INTEGER,               -- number of the station that it is about
  body TEXT,
  hash BLOB NOT NULL,            -- before the changeset, which may be long to read past
  changeset BLOB NOT NULL
) STRICT;
CREATE INDEX journal_place ON journal (station, body);

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE neighbourhood (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  fold TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE constituency (
  id INTEGER PRIMARY KEY,
  round INTEGER NOT NULL DEFAULT 1,
  body TEXT NOT NULL CHECK (body IN ('qh', 'tinh', 'huyen', 'xa')),
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999),
  name TEXT NOT NULL DEFAULT '',
  area TEXT NOT NULL DEFAULT '', -- "Gồm …": places that it is made of, where not the stations'
  seats INTEGER CHECK (seats BETWEEN 1 AND 10),
  seats_resolution TEXT NOT NULL DEFAULT '',
  candidates_resolution TEXT NOT NULL DEFAULT '',
  UNIQUE (round, body, number)
) STRICT;

CREATE TABLE station (
  id INTEGER PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE CHECK (number BETWEEN 1 AND 9999),
  name TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT 'ordinary',
  place TEXT NOT NULL DEFAULT '',
  posting_place TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  day TEXT NOT NULL DEFAULT '',          -- an earlier polling day, else the election's
  opened_at TEXT NOT NULL DEFAULT '',    -- HH:MM, for the minutes
  closed_at TEXT NOT NULL DEFAULT '',
  box_witness1 TEXT NOT NULL DEFAULT '',
  box_witness1_home TEXT NOT NULL DEFAULT '',
  box_witness2 TEXT NOT NULL DEFAULT '',
  box_witness2_home TEXT NOT NULL DEFAULT '',
  count_witness1 TEXT NOT NULL DEFAULT '',
  count_witness1_home TEXT NOT NULL DEFAULT '',
  count_witness2 TEXT NOT NULL DEFAULT '',
  count_witness2_home TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE station_neighbourhood (
  station_id INTEGER NOT NULL REFERENCES station (id) ON DELETE CASCADE,
  neighbourhood_id INTEGER NOT NULL REFERENCES neighbourhood (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (station_id, neighbourhood_id)
) STRICT, WITHOUT ROWID;

-- One row a station and body: a station is in at most one constituency of each body (S02).
CREATE TABLE station_constituency (
  station_id INTEGER NOT NULL REFERENCES station (id) ON DELETE CASCADE,
  body TEXT NOT NULL CHECK (body IN ('qh', 'tinh', 'huyen', 'xa')),
  constituency_id INTEGER NOT NULL REFERENCES constituency (id),
  PRIMARY KEY (station_id, body)
) STRICT, WITHOUT ROWID;
CREATE INDEX station_constituency_by_constituency ON station_constituency (constituency_id);

-- Number of voters as stated, for stations whose list is not kept here.
CREATE TABLE station_listed (
  station_id INTEGER NOT NULL REFERENCES station (id) ON DELETE CASCADE,
  body TEXT NOT NULL CHECK (body IN ('qh', 'tinh', 'huyen', 'xa')),
  listed INTEGER NOT NULL CHECK (listed >= 0),
  PRIMARY KEY (station_id, body)
) STRICT, WITHOUT ROWID;

-- Members of the committee (UBBC), the boards (Ban) and the station teams (Tổ).
CREATE TABLE member (
  id INTEGER PRIMARY KEY,
  organ TEXT NOT NULL CHECK (organ IN ('committee', 'board', 'team')),
  station_id INTEGER REFERENCES station (id) ON DELETE CASCADE,
  constituency_id INTEGER REFERENCES constituency (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  fold TEXT NOT NULL,
  title TEXT NOT NULL DEFAULT '',  -- "Ông" or "Bà"
  birth TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL CHECK (role IN ('head', 'deputy', 'secretary', 'member')),
  job TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX member_by_station ON member (station_id, position);

-- Written by the hundred thousand: for a list of more than two, IN makes a table at every row.
CREATE TABLE voter (
  id INTEGER PRIMARY KEY,
  station_id INTEGER NOT NULL REFERENCES station (id),
  position INTEGER NOT NULL,               -- order in the station's list
  card TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL,
  birth TEXT NOT NULL DEFAULT '',          -- ISO, as much as is known
  sex TEXT NOT NULL DEFAULT '' CHECK (sex = '' OR sex = 'male' OR sex = 'female'),
  identity TEXT NOT NULL DEFAULT '',
  ethnicity TEXT NOT NULL DEFAULT '',
  occupation TEXT NOT NULL DEFAULT '',
  permanent TEXT NOT NULL DEFAULT '',      -- address 7a
  temporary TEXT NOT NULL DEFAULT '',      -- address 7b
  current TEXT NOT NULL DEFAULT '',        -- address 7c
  residence TEXT NOT NULL DEFAULT ''
    CHECK (residence = '' OR residence = 'permanent' OR residence = 'temporary'
           OR residence = 'current'),
  category TEXT NOT NULL DEFAULT '',       -- row of the entitlement matrix, where known
  bodies INTEGER NOT NULL CHECK (bodies BETWEEN 0 AND 15),  -- 1 qh, 2 tinh, 4 huyen, 8 xa
  note TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'listed'
    CHECK (state = 'listed' OR state = 'elsewhere' OR state = 'at-residence'
           OR state = 'removed'),
  findings INTEGER NOT NULL DEFAULT 0      -- bit n = warning V0n of the row's own checks
) STRICT;
CREATE INDEX voter_by_station ON voter (station_id, position);
CREATE INDEX voter_by_identity ON voter (identity) WHERE identity <> '';
CREATE INDEX voter_by_birth ON voter (birth);
CREATE INDEX voter_removed ON voter (id) WHERE state = 'removed';

CREATE TABLE movement (
  id INTEGER PRIMARY KEY,
  voter_id INTEGER NOT NULL,
  kind TEXT NOT NULL
    CHECK (kind = 'add' OR kind = 'remove' OR kind = 'edit' OR kind = 'move'),
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  from_station INTEGER,          -- numbers, so that the row outlives the station
  to_station INTEGER,
  reason TEXT NOT NULL DEFAULT '',
  paper TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX movement_by_voter ON movement (voter_id);

CREATE TABLE candidate (
  id INTEGER PRIMARY KEY,
  constituency_id INTEGER NOT NULL REFERENCES constituency (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,     -- order on the ballot, from 1
  name TEXT NOT NULL,
  birth TEXT NOT NULL DEFAULT '',
  sex TEXT NOT NULL DEFAULT '' CHECK (sex IN ('', 'male', 'female')),
  nationality TEXT NOT NULL DEFAULT '',
  ethnicity TEXT NOT NULL DEFAULT '',
  religion TEXT NOT NULL DEFAULT '',
  home TEXT NOT NULL DEFAULT '',
  residence TEXT NOT NULL DEFAULT '',
  schooling TEXT NOT NULL DEFAULT '',
  profession TEXT NOT NULL DEFAULT '',
  degree TEXT NOT NULL DEFAULT '',
  theory TEXT NOT NULL DEFAULT '',
  languages TEXT NOT NULL DEFAULT '',
  job TEXT NOT NULL DEFAULT '',
  workplace TEXT NOT NULL DEFAULT '',
  party_date TEXT NOT NULL DEFAULT '',
  deputy TEXT NOT NULL DEFAULT '',
  component TEXT NOT NULL DEFAULT '',
  self_nominated INTEGER NOT NULL DEFAULT 0 CHECK (self_nominated IN (0, 1)),
  note TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'standing' CHECK (state IN ('standing', 'removed', 'deceased')),
  UNIQUE (constituency_id, position)
) STRICT;

CREATE TABLE turnout_mark (
  minute INTEGER PRIMARY KEY CHECK (minute BETWEEN 0 AND 1439)   -- of the day: 660 = 11:00
) STRICT;

CREATE TABLE turnout (
  station_id INTEGER NOT NULL REFERENCES station (id) ON DELETE CASCADE,
  body TEXT NOT NULL CHECK (body IN ('qh', 'tinh', 'huyen', 'xa')),
  minute INTEGER NOT NULL REFERENCES turnout_mark (minute),
  voted INTEGER NOT NULL CHECK (voted >= 0),
  listed INTEGER NOT NULL CHECK (listed >= 0),   -- size of the list when it was entered
  reason TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (station_id, body, minute)
) STRICT, WITHOUT ROWID;

CREATE TABLE ballot_account (
  round INTEGER NOT NULL DEFAULT 1,
  station_id INTEGER NOT NULL REFERENCES station (id) ON DELETE CASCADE,
  body TEXT NOT NULL CHECK (body IN ('qh', 'tinh', 'huyen', 'xa')),
  received INTEGER CHECK (received >= 0),
  issued INTEGER CHECK (issued >= 0),
  spoiled INTEGER CHECK (spoiled >= 0),
  unused INTEGER CHECK (unused >= 0),
  PRIMARY KEY (round, station_id, body)
) STRICT, WITHOUT ROWID;

CREATE TABLE tally (
  id INTEGER PRIMARY KEY,
  round INTEGER NOT NULL DEFAULT 1,
  station_id INTEGER NOT NULL REFERENCES station (id),
  body TEXT NOT NULL CHECK (body IN ('qh', 'tinh', 'huyen', 'xa')),
  constituency_id INTEGER NOT NULL REFERENCES constituency (id),
  state TEXT NOT NULL
    CHECK (state IN ('empty', 'first', 'errors', 'second', 'differs', 'agreed', 'sealed')),
  same_typist INTEGER NOT NULL DEFAULT 0 CHECK (same_typist IN (0, 1)),
  sealed_by TEXT NOT NULL DEFAULT '',
  sealed_at TEXT NOT NULL DEFAULT '',
  counted_at TEXT NOT NULL DEFAULT '',     -- end of the count, HH:MM
  incidents TEXT NOT NULL DEFAULT '',
  unsettled TEXT NOT NULL DEFAULT '',
  UNIQUE (round, station_id, body)
) STRICT;
CREATE INDEX tally_by_constituency ON tally (constituency_id);

CREATE TABLE tally_entry (
  id INTEGER PRIMARY KEY,
  tally_id INTEGER NOT NULL REFERENCES tally (id) ON DELETE CASCADE,
  entry INTEGER NOT NULL CHECK (entry IN (1, 2)),
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  listed INTEGER,
  voted INTEGER,
  issued INTEGER,
  collected INTEGER,
  valid INTEGER,
  invalid INTEGER,
  received INTEGER,
  spoiled INTEGER,
  unused INTEGER,
  UNIQUE (tally_id, entry)
) STRICT;

-- The repeated figures of an entry: kept = B_k (n from 1), vote = C_i in ballot order (n from 1),
-- invalid = ballots by reason (n from 1).
CREATE TABLE tally_figure (
  entry_id INTEGER NOT NULL REFERENCES tally_entry (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('kept', 'vote', 'invalid')),
  n INTEGER NOT NULL CHECK (n >= 1),
  ballots INTEGER,
  candidate_id INTEGER REFERENCES candidate (id),
  PRIMARY KEY (entry_id, kind, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE tally_reason (
  tally_id INTEGER NOT NULL REFERENCES tally (id) ON DELETE CASCADE,
  code TEXT NOT NULL,
  reason TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (tally_id, code)
) STRICT, WITHOUT ROWID;

-- What was handed out: which form, from which state of the data.
CREATE TABLE delivery (
  id INTEGER PRIMARY KEY,
  form TEXT NOT NULL,
  station INTEGER,
  body TEXT NOT NULL DEFAULT '',
  constituency INTEGER,
  format TEXT NOT NULL CHECK (format IN ('xlsx', 'pdf')),
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  version INTEGER NOT NULL,      -- journal row that the data stood at
  sha256 TEXT NOT NULL
) STRICT;

-- A sealed tally stands: its figures change by corrigendum only.
CREATE TRIGGER tally_sealed_update BEFORE UPDATE ON tally WHEN old.state = 'sealed'
BEGIN SELECT RAISE (ABORT, 'sealed'); END;
CREATE TRIGGER tally_sealed_delete BEFORE DELETE ON tally WHEN old.state = 'sealed'
BEGIN SELECT RAISE (ABORT, 'sealed'); END;
CREATE TRIGGER entry_sealed_insert BEFORE INSERT ON tally_entry
WHEN (SELECT state FROM tally WHERE id = new.tally_id) = 'sealed'
BEGIN SELECT RAISE (ABORT, 'sealed'); END;
CREATE TRIGGER entry_sealed_update BEFORE UPDATE ON tally_entry
WHEN (SELECT state FROM tally WHERE id = old.tally_id) = 'sealed'
BEGIN SELECT RAISE (ABORT, 'sealed'); END;
CREATE TRIGGER entry_sealed_delete BEFORE DELETE ON tally_entry
WHEN (SELECT state FROM tally WHERE id = old.tally_id) = 'sealed'
BEGIN SELECT RAISE (ABORT, 'sealed'); END;
CREATE TRIGGER figure_sealed_insert BEFORE INSERT ON tally_figure
WHEN (SELECT t.state FROM tally t JOIN tally_entry e ON e.tally_id = t.id
      WHERE e.id = new.entry_id) = 'sealed'
BEGIN SELECT RAISE (ABORT, 'sealed'); END;
CREATE TRIGGER figure_sealed_update BEFORE UPDATE ON tally_figure
WHEN (SELECT t.state FROM tally t JOIN tally_entry e ON e.tally_id = t.id
      WHERE e.id = old.entry_id) = 'sealed'
BEGIN SELECT RAISE (ABORT, 'sealed'); END;
CREATE TRIGGER figure_sealed_delete BEFORE DELETE ON tally_figure
WHEN (SELECT t.state FROM tally t JOIN tally_entry e ON e.tally_id = t.id
      WHERE e.id = old.entry_id) = 'sealed'
BEGIN SELECT RAISE (ABORT, 'sealed'); END;
CREATE TRIGGER reason_sealed_insert BEFORE INSERT ON tally_reason
WHEN (SELECT state FROM tally WHERE id = new.tally_id) = 'sealed'
BEGIN SELECT RAISE (ABORT, 'sealed'); END;
CREATE TRIGGER reason_sealed_update BEFORE UPDATE ON tally_reason
WHEN (SELECT state FROM tally WHERE id = old.tally_id) = 'sealed'
BEGIN SELECT RAISE (ABORT, 'sealed'); END;
CREATE TRIGGER reason_sealed_delete BEFORE DELETE ON tally_reason
WHEN (SELECT state FROM tally WHERE id = old.tally_id) = 'sealed'
BEGIN SELECT RAISE (ABORT, 'sealed'); END;

-- Derived: order of names, search, totals. hp_name_key and hp_voter_search are the program's own
-- functions (hp-db-functions.c). hp_search_changed says that a voter's words in voter_fts are no
-- longer these; the program puts them right before the commit (hp-search.c).
CREATE TABLE voter_index (
  id INTEGER PRIMARY KEY,
  station_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  name_key BLOB NOT NULL
) STRICT;
CREATE INDEX voter_index_by_name ON voter_index (name_key);

-- Beginnings of up to four letters have lists of their own; few words share a longer one.
CREATE VIRTUAL TABLE voter_fts USING fts5 (
  t, content = '', detail = none, columnsize = 0, prefix = '1 2 3 4'
);
INSERT INTO voter_fts (voter_fts, rank) VALUES ('hashsize', 4194304);

CREATE TABLE station_total (
  station_id INTEGER PRIMARY KEY,
  voters INTEGER NOT NULL,
  men INTEGER NOT NULL,
  women INTEGER NOT NULL,
  qh INTEGER NOT NULL,
  tinh INTEGER NOT NULL,
  huyen INTEGER NOT NULL,
  xa INTEGER NOT NULL
) STRICT;

CREATE TRIGGER voter_insert AFTER INSERT ON voter BEGIN
  INSERT INTO voter_index (id, station_id, position, name_key)
    VALUES (new.id, new.station_id, new.position, hp_name_key (new.name));
  SELECT hp_search_changed (new.id, NULL);
END;

CREATE TRIGGER voter_insert_total AFTER INSERT ON voter WHEN new.state = 'listed' BEGIN
  INSERT INTO station_total VALUES (new.station_id, 1, new.sex = 'male', new.sex = 'female',
      new.bodies & 1, new.bodies >> 1 & 1, new.bodies >> 2 & 1, new.bodies >> 3 & 1)
    ON CONFLICT (station_id) DO UPDATE SET
      voters = voters + 1,
      men = men + excluded.men,
      women = women + excluded.women,
      qh = qh + excluded.qh,
      tinh = tinh + excluded.tinh,
      huyen = huyen + excluded.huyen,
      xa = xa + excluded.xa;
END;

CREATE TRIGGER voter_delete AFTER DELETE ON voter BEGIN
  DELETE FROM voter_index WHERE id = old.id;
  SELECT hp_search_changed (old.id,
    hp_voter_search (old.name, old.birth, old.identity, old.card));
  UPDATE station_total SET
    voters = voters - 1,
    men = men - (old.sex = 'male'),
    women = women - (old.sex = 'female'),
    qh = qh - (old.bodies & 1),
    tinh = tinh - (old.bodies >> 1 & 1),
    huyen = huyen - (old.bodies >> 2 & 1),
    xa = xa - (old.bodies >> 3 & 1)
  WHERE station_id = old.station_id AND old.state = 'listed';
  DELETE FROM station_total WHERE station_id = old.station_id AND voters = 0;
END;

CREATE TRIGGER voter_update_index AFTER UPDATE OF name, station_id, position ON voter
BEGIN
  UPDATE voter_index SET station_id = new.station_id, position = new.position,
    name_key = hp_name_key (new.name) WHERE id = new.id;
END;

CREATE TRIGGER voter_update_search AFTER UPDATE OF name, birth, identity, card ON voter BEGIN
  SELECT hp_search_changed (old.id,
    hp_voter_search (old.name, old.birth, old.identity, old.card));
END;

CREATE TRIGGER voter_update_total_out AFTER UPDATE OF station_id, sex, bodies, state ON voter
WHEN old.state = 'listed' BEGIN
  UPDATE station_total SET
    voters = voters - 1,
    men = men - (old.sex = 'male'),
    women = women - (old.sex = 'female'),
    qh = qh - (old.bodies & 1),
    tinh = tinh - (old.bodies >> 1 & 1),
    huyen = huyen - (old.bodies >> 2 & 1),
    xa = xa - (old.bodies >> 3 & 1)
  WHERE station_id = old.station_id;
  DELETE FROM station_total WHERE station_id = old.station_id AND voters = 0;
END;

CREATE TRIGGER voter_update_total_in AFTER UPDATE OF station_id, sex, bodies, state ON voter
WHEN new.state = 'listed' BEGIN
  INSERT INTO station_total VALUES (new.station_id, 1, new.sex = 'male', new.sex = 'female',
      new.bodies & 1, new.bodies >> 1 & 1, new.bodies >> 2 & 1, new.bodies >> 3 & 1)
    ON CONFLICT (station_id) DO UPDATE SET
      voters = voters + 1,
      men = men + excluded.men,
      women = women + excluded.women,
      qh = qh + excluded.qh,
      tinh = tinh + excluded.tinh,
      huyen = huyen + excluded.huyen,
      xa = xa + excluded.xa;
END;
