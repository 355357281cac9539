-- The tables of the registry. Every statement can be carried out again, so that a migration that was cut off
-- is completed the next time. Times are milliseconds since 1970; NaN is kept as NULL.

CREATE TABLE IF NOT EXISTS registry_state (
  id INTEGER PRIMARY KEY,
  version BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS change_log (
  version BIGINT NOT NULL,
  token VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  entry_id BIGINT NOT NULL,
  PRIMARY KEY (version, kind, entry_id)
);

CREATE TABLE IF NOT EXISTS numbering (
  kind VARCHAR PRIMARY KEY,
  last_id BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS model (
  id BIGINT PRIMARY KEY,
  name VARCHAR NOT NULL,
  note VARCHAR NOT NULL,
  created BIGINT NOT NULL,
  deleted BIGINT,
  format VARCHAR NOT NULL,
  file VARCHAR NOT NULL,
  parameter_count BIGINT NOT NULL,
  origin_run BIGINT,
  epoch INTEGER NOT NULL
);

CREATE TABLE IF NOT EXISTS dataset (
  id BIGINT PRIMARY KEY,
  name VARCHAR NOT NULL,
  note VARCHAR NOT NULL,
  created BIGINT NOT NULL,
  deleted BIGINT,
  provider VARCHAR NOT NULL,
  source VARCHAR,
  provider_options VARCHAR NOT NULL,
  instances INTEGER NOT NULL,
  feature_kind VARCHAR NOT NULL,
  feature_shape VARCHAR NOT NULL,
  target_kind VARCHAR NOT NULL,
  classes VARCHAR NOT NULL
);

CREATE TABLE IF NOT EXISTS run (
  id BIGINT PRIMARY KEY,
  name VARCHAR NOT NULL,
  note VARCHAR NOT NULL,
  created BIGINT NOT NULL,
  deleted BIGINT,
  folder VARCHAR NOT NULL,
  state VARCHAR NOT NULL,
  epoch INTEGER NOT NULL,
  epochs INTEGER NOT NULL,
  iteration BIGINT NOT NULL,
  fraction DOUBLE PRECISION,
  seconds_left DOUBLE PRECISION,
  speed DOUBLE PRECISION,
  message VARCHAR NOT NULL,
  process_id BIGINT NOT NULL,
  process_start BIGINT NOT NULL,
  updated BIGINT NOT NULL,
  started BIGINT,
  ended BIGINT
);

CREATE TABLE IF NOT EXISTS run_request (
  run_id BIGINT PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
  request VARCHAR NOT NULL
);

CREATE TABLE IF NOT EXISTS metric (
  id BIGINT PRIMARY KEY,
  tag VARCHAR NOT NULL UNIQUE
);

-- A cell is metric * 2^32 + run: rows lie in the order of their cells, so that all values of one metric,
-- a column of a list, are read from one place.
CREATE TABLE IF NOT EXISTS run_metric (
  cell BIGINT PRIMARY KEY,
  last_value DOUBLE PRECISION,
  minimum DOUBLE PRECISION,
  maximum DOUBLE PRECISION
);

CREATE TABLE IF NOT EXISTS tag (
  kind VARCHAR NOT NULL,
  entry_id BIGINT NOT NULL,
  tag VARCHAR NOT NULL,
  PRIMARY KEY (kind, entry_id, tag)
);

CREATE TABLE IF NOT EXISTS lineage (
  parent_kind VARCHAR NOT NULL,
  parent_id BIGINT NOT NULL,
  child_kind VARCHAR NOT NULL,
  child_id BIGINT NOT NULL,
  relation VARCHAR NOT NULL,
  PRIMARY KEY (parent_kind, parent_id, child_kind, child_id, relation)
);

CREATE INDEX IF NOT EXISTS lineage_by_child ON lineage (child_kind, child_id);

CREATE TABLE IF NOT EXISTS workbench_session (
  name VARCHAR PRIMARY KEY,
  state VARCHAR NOT NULL,
  updated BIGINT NOT NULL
);

INSERT INTO registry_state (id, version) SELECT 1, 0 WHERE NOT EXISTS (SELECT 1 FROM registry_state);
