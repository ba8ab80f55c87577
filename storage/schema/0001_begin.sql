-- Three groups, told apart by the name:
--   fact_   what devices wrote and what the athlete said: kept for ever, goes into `export`
--   cache_  derived: may be emptied at any time and is rebuilt bit for bit
--   told_   what the athlete was shown, and what could not be read so far: history about us, never in `export`
-- Every BLOB but a hash is sealed with a checksum (storage/envelope.h). Row numbers never leave the database.

-- A file's content. This row is the only mark that a file is done.
CREATE TABLE fact_file (
  id             INTEGER PRIMARY KEY,
  hash           BLOB    NOT NULL UNIQUE CHECK (length(hash) = 32),
  bytes          INTEGER NOT NULL,
  format         INTEGER NOT NULL,  -- enum Format
  dialect        TEXT,
  status         INTEGER NOT NULL,  -- enum ReadStatus
  reader_version INTEGER NOT NULL,
  report         BLOB    NOT NULL   -- reason and notes
) STRICT;

-- The names under which a content was met.
CREATE TABLE fact_file_name (
  file INTEGER NOT NULL REFERENCES fact_file ON DELETE CASCADE,
  name TEXT    NOT NULL,
  PRIMARY KEY (file, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact_recording (
  id             INTEGER PRIMARY KEY,
  hash           BLOB    NOT NULL UNIQUE CHECK (length(hash) = 32),
  start_ms       INTEGER NOT NULL,
  samples        INTEGER NOT NULL,
  reader_version INTEGER NOT NULL,
  head           BLOB    NOT NULL
) STRICT;
CREATE INDEX fact_recording_by_start ON fact_recording (start_ms, hash);

-- Which file holds which recording. For growing exports: which session of that export it is, and how late the export.
CREATE TABLE fact_file_recording (
  file             INTEGER NOT NULL REFERENCES fact_file ON DELETE CASCADE,
  recording        INTEGER NOT NULL REFERENCES fact_recording ON DELETE CASCADE,
  session          TEXT,
  export_newest_ms INTEGER,
  export_rows      INTEGER,
  PRIMARY KEY (recording, file)
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_file_recording_by_file ON fact_file_recording (file);
CREATE INDEX fact_file_recording_by_session ON fact_file_recording (session) WHERE session IS NOT NULL;

-- One blob a channel. id = recording * 1024 + slot (storage/recording_pack.h): one tree, a recording's blobs side by side.
CREATE TABLE fact_part (
  id   INTEGER PRIMARY KEY,
  blob BLOB    NOT NULL
) STRICT;
CREATE TRIGGER fact_recording_takes_its_parts AFTER DELETE ON fact_recording BEGIN
  DELETE FROM fact_part WHERE id BETWEEN OLD.id * 1024 AND OLD.id * 1024 + 1023;
END;

-- What the athlete said, in the order it was said; taking back marks, never deletes.
CREATE TABLE fact_statement (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  kind       INTEGER NOT NULL,  -- enum Statement::Kind
  content    BLOB    NOT NULL,
  taken_back INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE cache_feature (
  id      INTEGER PRIMARY KEY,
  key     BLOB    NOT NULL UNIQUE CHECK (length(key) = 32),
  version INTEGER NOT NULL,
  blob    BLOB    NOT NULL
) STRICT;

CREATE TABLE cache_checkpoint (
  at_ms   INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  blob    BLOB    NOT NULL
) STRICT;

CREATE TABLE told_announcement (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  alert     TEXT    NOT NULL,
  content   BLOB    NOT NULL
) STRICT;
CREATE INDEX told_announcement_by_alert ON told_announcement (alert);

-- Files met but without a content of their own here: deferred, or refused unread (too big, a pipe, a folder).
CREATE TABLE told_unread (
  name   TEXT    PRIMARY KEY,
  status INTEGER NOT NULL,  -- enum UnreadStatus
  reason BLOB    NOT NULL
) STRICT, WITHOUT ROWID;
