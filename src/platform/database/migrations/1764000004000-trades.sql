CREATE TABLE trade (
  id uuid PRIMARY KEY,
  auction_id uuid NOT NULL UNIQUE REFERENCES auction,
  lot_id uuid NOT NULL REFERENCES lot,
  seller_organisation_id uuid NOT NULL REFERENCES organisation,
  buyer_organisation_id uuid NOT NULL REFERENCES organisation,
  unit_price_fen bigint NOT NULL CHECK (unit_price_fen > 0),
  status text NOT NULL CHECK (status IN ('AWARDED', 'DELIVERED', 'INSPECTED', 'SETTLED', 'DISPUTED', 'CANCELLED')),
  -- sides that were asked to weigh again and have not yet done so
  reweigh_sides text[] NOT NULL DEFAULT '{}' CHECK (reweigh_sides <@ ARRAY['SELLER', 'BUYER']),
  confirmed_by text[] NOT NULL DEFAULT '{}' CHECK (confirmed_by <@ ARRAY['SELLER', 'BUYER']),
  awarded_at timestamptz NOT NULL,
  CHECK (seller_organisation_id <> buyer_organisation_id),
  CHECK (cardinality(reweigh_sides) = 0 OR status = 'DELIVERED'),
  -- each side once, and both exactly when settled
  CHECK (cardinality(confirmed_by) <= 2 AND (confirmed_by[1] <> confirmed_by[2]) IS NOT FALSE),
  CHECK ((status = 'SETTLED') = (cardinality(confirmed_by) = 2))
);
CREATE INDEX trade_seller ON trade (seller_organisation_id, awarded_at DESC, id DESC);
CREATE INDEX trade_buyer ON trade (buyer_organisation_id, awarded_at DESC, id DESC);

CREATE TABLE weighbridge_ticket (
  id uuid PRIMARY KEY,
  trade_id uuid NOT NULL REFERENCES trade,
  side text NOT NULL CHECK (side IN ('SELLER', 'BUYER')),
  gross_grams bigint NOT NULL,
  tare_grams bigint NOT NULL CHECK (tare_grams >= 0),
  plate text NOT NULL,
  scale_id text,
  weighed_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  superseded boolean NOT NULL DEFAULT false,
  CHECK (gross_grams > tare_grams)
);
CREATE UNIQUE INDEX weighbridge_ticket_one_per_side ON weighbridge_ticket (trade_id, side) WHERE NOT superseded;

CREATE TABLE inspection (
  id uuid PRIMARY KEY,
  trade_id uuid NOT NULL UNIQUE REFERENCES trade,
  sample jsonb NOT NULL,
  method text,
  recorded_at timestamptz NOT NULL
);

-- The sheet as it was made at the inspection; both sides confirm exactly this.
CREATE TABLE settlement (
  trade_id uuid PRIMARY KEY REFERENCES trade,
  gross_grams bigint NOT NULL,
  tare_grams bigint NOT NULL,
  net_grams bigint NOT NULL CHECK (net_grams = gross_grams - tare_grams),
  settlement_grams bigint NOT NULL CHECK (settlement_grams BETWEEN 0 AND net_grams + 50 AND settlement_grams % 100 = 0),
  amount_fen bigint NOT NULL CHECK (amount_fen >= 0),
  amount_excluding_tax_fen bigint NOT NULL CHECK (amount_excluding_tax_fen BETWEEN 0 AND amount_fen),
  tax_rate_ppm bigint NOT NULL CHECK (tax_rate_ppm >= 0),
  made_at timestamptz NOT NULL
);
