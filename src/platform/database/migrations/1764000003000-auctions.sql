-- Terms and the newest state of an auction. The history below is the truth; the state is what the next bid is decided on,
-- under this row's lock. It is updated in place for every pile of bids: no foreign keys or triggers on the way of a bid.
CREATE TABLE auction (
  id uuid PRIMARY KEY,
  lot_id uuid NOT NULL REFERENCES lot,
  seller_organisation_id uuid NOT NULL REFERENCES organisation,
  created_at timestamptz NOT NULL,
  -- order of the auctions of a lot, whatever a clock says: given under the lot's lock
  ordinal bigint GENERATED ALWAYS AS IDENTITY,
  -- terms: never change
  format text NOT NULL CHECK (format IN ('ENGLISH', 'SEALED_FIRST_PRICE', 'DUTCH')),
  opens_at timestamptz NOT NULL,
  planned_closes_at timestamptz NOT NULL,
  start_price_fen bigint NOT NULL CHECK (start_price_fen BETWEEN 1 AND 999999999),
  reserve_fen bigint CHECK (reserve_fen BETWEEN start_price_fen AND 999999999),
  increment_fen bigint CHECK (increment_fen > 0),
  increment_tiers jsonb,
  step_seconds int CHECK (step_seconds BETWEEN 1 AND 86400),
  floor_price_fen bigint CHECK (floor_price_fen BETWEEN 1 AND start_price_fen),
  soft_close_window_seconds int NOT NULL CHECK (soft_close_window_seconds BETWEEN 0 AND 3600),
  soft_close_extension_seconds int NOT NULL CHECK (soft_close_extension_seconds BETWEEN 0 AND 3600),
  hard_close_at timestamptz,
  required_credentials text[] NOT NULL DEFAULT '{}',
  reserve_salt bytea NOT NULL CHECK (octet_length(reserve_salt) = 16),
  terms_hash bytea NOT NULL CHECK (octet_length(terms_hash) = 32),
  -- state
  status text NOT NULL CHECK (status IN ('SCHEDULED', 'OPEN', 'CLOSED', 'CANCELLED')),
  outcome text CHECK (outcome IN ('SOLD', 'PASSED_IN')),
  version int NOT NULL CHECK (version >= 0),
  closes_at timestamptz NOT NULL,
  price_fen bigint,
  leader_organisation_id uuid,
  leader_alias int,
  leader_limit_fen bigint,
  bid_count int NOT NULL DEFAULT 0,
  alias_count int NOT NULL DEFAULT 0,
  last_at timestamptz NOT NULL,
  last_hash bytea NOT NULL CHECK (octet_length(last_hash) = 32),
  -- the consumers that have not yet seen the end of this auction
  unconsumed text[] NOT NULL DEFAULT '{}',
  CHECK (opens_at < planned_closes_at AND planned_closes_at <= closes_at),
  CHECK ((status = 'CLOSED') = (outcome IS NOT NULL)),
  CHECK ((leader_organisation_id IS NULL) = (leader_limit_fen IS NULL) AND (leader_organisation_id IS NULL) = (leader_alias IS NULL)),
  CHECK (price_fen <= leader_limit_fen OR leader_limit_fen IS NULL),
  CHECK (outcome IS DISTINCT FROM 'SOLD' OR price_fen >= coalesce(reserve_fen, 0)),
  CHECK (increment_fen IS NULL OR increment_tiers IS NULL)
) WITH (fillfactor = 40);
CREATE UNIQUE INDEX auction_one_live_per_lot ON auction (lot_id) WHERE status IN ('SCHEDULED', 'OPEN');
CREATE INDEX auction_latest_of_lot ON auction (lot_id, ordinal DESC);
CREATE INDEX auction_due_to_open ON auction (opens_at) WHERE status = 'SCHEDULED';
CREATE INDEX auction_due_to_close ON auction (closes_at) WHERE status = 'OPEN';
CREATE INDEX auction_unconsumed ON auction (id) WHERE unconsumed <> '{}';

-- The numbered history: audit log, outbox and replay buffer at once. Rows are only ever added.
CREATE TABLE auction_event (
  auction_id uuid NOT NULL,
  version int NOT NULL CHECK (version > 0),
  kind text NOT NULL CHECK (kind IN ('AUCTION_OPENED', 'BID_ACCEPTED', 'PROXY_RAISED', 'CLOSE_EXTENDED', 'PRICE_DROPPED', 'EXTENDED_OUTAGE', 'AUCTION_CLOSED', 'AUCTION_CANCELLED')),
  at timestamptz NOT NULL,
  price_fen bigint,
  bidder_alias int,
  closes_at timestamptz,
  -- private: the bidder or leader and the limit enter the chain only as the commitment; of AUCTION_CLOSED, the winner
  organisation_id uuid,
  limit_fen bigint,
  salt bytea CHECK (octet_length(salt) = 16),
  reason text,
  commitment bytea CHECK (octet_length(commitment) = 32),
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  PRIMARY KEY (auction_id, version),
  CHECK ((commitment IS NOT NULL) = (kind IN ('BID_ACCEPTED', 'PROXY_RAISED'))),
  CHECK ((commitment IS NULL) = (salt IS NULL) AND (commitment IS NULL) = (limit_fen IS NULL)),
  CHECK (organisation_id IS NOT NULL OR commitment IS NULL),
  CHECK ((reason IS NOT NULL) = (kind = 'AUCTION_CANCELLED'))
);
CREATE FUNCTION auction_event_is_append_only() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN RAISE EXCEPTION 'auction_event is append-only'; END $$;
CREATE TRIGGER auction_event_append_only BEFORE UPDATE OR DELETE ON auction_event
  FOR EACH STATEMENT EXECUTE FUNCTION auction_event_is_append_only();

-- Aliases "1", "2", … by first accepted bid, and each bidder's own standing bid.
CREATE TABLE auction_bidder (
  auction_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  alias int NOT NULL CHECK (alias > 0),
  bid_id uuid NOT NULL,
  price_fen bigint NOT NULL,
  max_price_fen bigint,
  at timestamptz NOT NULL,
  PRIMARY KEY (auction_id, organisation_id),
  UNIQUE (auction_id, alias)
);

-- Every decided bid, accepted or refused: the answer of a retry. Scope of the id: the bidder organisation.
CREATE TABLE bid_verdict (
  organisation_id uuid NOT NULL,
  bid_id uuid NOT NULL,
  auction_id uuid NOT NULL,
  price_fen bigint NOT NULL,
  max_price_fen bigint,
  kind text NOT NULL CHECK (kind IN ('ACCEPTED', 'OWN_LOT', 'BIDDER_NOT_ELIGIBLE', 'AUCTION_NOT_OPEN', 'AUCTION_CLOSED', 'ALREADY_LEADING', 'BID_TOO_LOW')),
  detail jsonb NOT NULL,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (organisation_id, bid_id)
);
