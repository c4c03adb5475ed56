-- The one clock of every decision (docs/semantics.md). Tests replace this function; nothing else reads time for a decision.
CREATE FUNCTION app_now() RETURNS timestamptz LANGUAGE sql VOLATILE
AS $$ SELECT date_trunc('milliseconds', clock_timestamp()) $$;

-- Client-made ids are global: one row per id that was ever accepted, with what it was accepted for.
CREATE TABLE client_request (
  id uuid PRIMARY KEY,
  operation text NOT NULL,
  owner uuid,
  body_hash bytea NOT NULL CHECK (octet_length(body_hash) = 32),
  at timestamptz NOT NULL DEFAULT app_now()
);

-- Facts that decide money or claims: versioned, with source and validity, never in code. value_micro = value × 10^6.
CREATE TABLE reference_value (
  key text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  value_micro bigint NOT NULL,
  unit text NOT NULL,
  label text NOT NULL,
  source text NOT NULL,
  verified boolean NOT NULL,
  PRIMARY KEY (key, valid_from),
  CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
INSERT INTO reference_value (key, valid_from, value_micro, unit, label, source, verified) VALUES
  ('tax-rate/VAT13', '2019-04-01', 130000, '1', 'VAT 13 %', 'MOF, STA, GACC Announcement 2019 No. 39', true),
  ('tax-rate/VAT3', '1994-01-01', 30000, '1', 'VAT 3 %, simple method', 'docs of the trade, domain facts c1', false),
  ('tax-rate/VAT1', '2024-04-29', 10000, '1', 'VAT 1 %, reverse invoice', 'STA Announcement 2024 No. 5; domain facts c2', false),
  ('tax-rate/NONE', '1994-01-01', 0, '1', 'price without tax', 'no tax included', true),
  ('weighing-tolerance/road', '2000-01-01', 3000, '1', '3 ‰ of the seller''s net', 'usual road tolerance; domain facts c3', false),
  ('avoided-co2', '2021-01-01', 10900000, 'kg/kg', 'cn-13th-plan-derived (unverified)', 'derived from the 13th five-year plan figures', false);
