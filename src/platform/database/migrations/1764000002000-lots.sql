CREATE TABLE lot (
  id uuid PRIMARY KEY,
  seller_organisation_id uuid NOT NULL REFERENCES organisation,
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 120),
  description text CHECK (char_length(description) <= 4000),
  grade_standard text NOT NULL,
  grade_code text NOT NULL,
  form text NOT NULL CHECK (form IN ('EXTRUSION', 'SHEET', 'CAST', 'FRAGMENTS', 'TURNINGS', 'WIRE', 'CAN', 'FOIL', 'WHEEL', 'INGOT', 'MIXED')),
  origin text NOT NULL CHECK (origin IN ('PRE_CONSUMER', 'POST_CONSUMER', 'UNKNOWN')),
  mass_kg int NOT NULL CHECK (mass_kg BETWEEN 1 AND 10000000),
  region text NOT NULL CHECK (region ~ '^[0-9]{6}$'),
  latitude double precision CHECK (latitude BETWEEN -90 AND 90),
  longitude double precision CHECK (longitude BETWEEN -180 AND 180),
  tax_mode text NOT NULL CHECK (tax_mode IN ('VAT13', 'VAT3', 'VAT1', 'NONE')),
  sample jsonb,
  declared_deviations text[] NOT NULL DEFAULT '{}',
  allowed_moisture_ppm bigint NOT NULL DEFAULT 0 CHECK (allowed_moisture_ppm BETWEEN 0 AND 1000000),
  allowed_inclusion_ppm bigint NOT NULL DEFAULT 0 CHECK (allowed_inclusion_ppm BETWEEN 0 AND 1000000),
  -- who won it: from then on the buyer may see who sells, a natural person included
  buyer_organisation_id uuid REFERENCES organisation,
  status text NOT NULL CHECK (status IN ('DRAFT', 'OFFERED', 'SOLD', 'UNSOLD', 'WITHDRAWN')),
  created_at timestamptz NOT NULL,
  -- Chinese by overlapping pairs of characters, Latin by English stems; made by lots.search.ts, so no locale plays a part.
  search tsvector NOT NULL,
  CHECK ((status = 'SOLD') = (buyer_organisation_id IS NOT NULL))
);
CREATE INDEX lot_search ON lot USING gin (search);
CREATE INDEX lot_newest ON lot (created_at DESC, id DESC);
CREATE INDEX lot_offered_newest ON lot (created_at DESC, id DESC) WHERE status = 'OFFERED';
CREATE INDEX lot_mass ON lot (mass_kg DESC, id DESC);
CREATE INDEX lot_seller ON lot (seller_organisation_id, created_at DESC);
CREATE INDEX lot_region ON lot (region text_pattern_ops);
CREATE INDEX lot_grade ON lot (grade_standard, grade_code);

-- What other features may read of a lot in their own statements.
CREATE VIEW lot_listing AS
  SELECT id, seller_organisation_id, title, description, grade_standard, grade_code, form, origin, mass_kg, region, tax_mode,
         sample, declared_deviations, allowed_moisture_ppm, allowed_inclusion_ppm, status, created_at, search
  FROM lot;
