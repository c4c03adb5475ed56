CREATE TABLE heat (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  alloy text NOT NULL CHECK (char_length(alloy) BETWEEN 1 AND 120),
  melted_at timestamptz NOT NULL,
  product_kg int NOT NULL CHECK (product_kg > 0),
  dross_kg int NOT NULL CHECK (dross_kg >= 0),
  recorded_at timestamptz NOT NULL
);
CREATE INDEX heat_period ON heat (organisation_id, melted_at);

CREATE TABLE heat_input (
  heat_id uuid NOT NULL REFERENCES heat,
  line int NOT NULL CHECK (line > 0),
  source text NOT NULL CHECK (source IN ('TRADE', 'PRE_CONSUMER', 'POST_CONSUMER', 'INTERNAL', 'PRIMARY', 'ALLOYING', 'UNKNOWN')),
  trade_id uuid REFERENCES trade,
  origin text CHECK (origin IN ('PRE_CONSUMER', 'POST_CONSUMER', 'UNKNOWN')),
  mass_kg int NOT NULL CHECK (mass_kg > 0),
  aluminium_ppm bigint NOT NULL CHECK (aluminium_ppm BETWEEN 0 AND 1000000),
  aluminium_assumed boolean NOT NULL,
  PRIMARY KEY (heat_id, line),
  CHECK ((source = 'TRADE') = (trade_id IS NOT NULL) AND (source = 'TRADE') = (origin IS NOT NULL))
);

-- Metal ledger: what heats draw from the stock of a trade. The stock begins as the settlement mass of the settled trade; a draw says what it
-- leaves, so the last entry is the balance, and entries that were decided side by side would collide on their number.
CREATE TABLE metal_draw (
  trade_id uuid NOT NULL REFERENCES trade,
  entry int NOT NULL CHECK (entry > 0),
  heat_id uuid NOT NULL REFERENCES heat,
  drawn_grams bigint NOT NULL CHECK (drawn_grams > 0),
  left_grams bigint NOT NULL CHECK (left_grams >= 0),
  PRIMARY KEY (trade_id, entry),
  UNIQUE (heat_id, trade_id)
);
