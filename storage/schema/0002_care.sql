-- What taking care of the facts needs.

-- Contents (of files and of recordings) that the athlete had deleted: a file that still lies in the inbox, or comes
-- with the next export, does not bring them back.
CREATE TABLE fact_forgotten (
  hash BLOB PRIMARY KEY CHECK (length(hash) = 32)
) STRICT, WITHOUT ROWID;

-- Files as they were when they were last read: a restart reads only what has changed since.
CREATE TABLE told_seen (
  path        TEXT    PRIMARY KEY,
  bytes       INTEGER NOT NULL,
  inode       INTEGER NOT NULL,
  modified_ns INTEGER NOT NULL,
  reader      INTEGER NOT NULL,
  hash        BLOB    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX told_seen_by_hash ON told_seen (hash);

-- Contents whose file holds something else now: a rejected one among them needs nobody's attention any more.
CREATE TABLE told_replaced (
  hash BLOB PRIMARY KEY CHECK (length(hash) = 32)
) STRICT, WITHOUT ROWID;

-- When something that is due now and then was last done.
CREATE TABLE told_upkeep (
  what  TEXT    PRIMARY KEY,
  at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Damaged (1) and rejected (2) files are few among many; they are looked for after every file.
CREATE INDEX fact_file_not_whole ON fact_file (hash) WHERE status IN (1, 2);
