CREATE TABLE organisation (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 120),
  unified_social_credit_code text UNIQUE CHECK (char_length(unified_social_credit_code) = 18),
  natural_person boolean NOT NULL,
  roles text[] NOT NULL CHECK (roles <@ ARRAY['COLLECTOR', 'RECYCLER', 'PROCESSOR', 'OPERATOR', 'OBSERVER']),
  region text NOT NULL CHECK (region ~ '^[0-9]{6}$'),
  verified boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  CHECK (natural_person OR unified_social_credit_code IS NOT NULL OR roles && ARRAY['OPERATOR', 'OBSERVER'])
);

CREATE TABLE app_user (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  email text NOT NULL UNIQUE CHECK (char_length(email) BETWEEN 3 AND 254),
  password_hash text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX app_user_organisation ON app_user (organisation_id);

-- Opaque sessions: only a keyed hash of the token is kept.
CREATE TABLE session (
  id uuid PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  user_id uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX session_of_user ON session (user_id);
CREATE INDEX session_expiry ON session (expires_at);

CREATE TABLE credential (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  kind text NOT NULL CHECK (kind IN ('NORMATIVE_LISTING', 'DISCHARGE_PERMIT', 'RECYCLER_FILING', 'HAZARDOUS_WASTE_CONTRACT', 'ENVIRONMENTAL_GRADE')),
  number text CHECK (char_length(number) BETWEEN 1 AND 64),
  grade text CHECK (char_length(grade) BETWEEN 1 AND 64),
  status text NOT NULL CHECK (status IN ('SUBMITTED', 'VERIFIED', 'SUSPENDED', 'REVOKED', 'REJECTED')),
  valid_from date,
  valid_to date,
  created_at timestamptz NOT NULL,
  CHECK (valid_from <= valid_to)
);
CREATE INDEX credential_organisation ON credential (organisation_id);
CREATE INDEX credential_queue ON credential (created_at) WHERE status = 'SUBMITTED';
-- Who changed a credential, from what to what and why: written in the transaction of the change, never altered.
CREATE TABLE credential_review (
  credential_id uuid NOT NULL REFERENCES credential,
  step int NOT NULL CHECK (step > 0),
  decision text NOT NULL CHECK (decision IN ('VERIFY', 'REJECT', 'SUSPEND', 'REVOKE')),
  from_status text NOT NULL,
  to_status text NOT NULL,
  reason text,
  reviewed_by uuid NOT NULL REFERENCES app_user,
  at timestamptz NOT NULL,
  PRIMARY KEY (credential_id, step)
);

-- Who may bid is data. An organisation with several of these roles satisfies one of them.
CREATE TABLE bidding_rule (
  role text PRIMARY KEY,
  requires text[] NOT NULL,
  source text NOT NULL
);
INSERT INTO bidding_rule (role, requires, source) VALUES
  ('RECYCLER', '{RECYCLER_FILING}', 'Measures for recycling of renewable resources, MOFCOM Order 2007 No. 8, amended 2019'),
  ('PROCESSOR', '{DISCHARGE_PERMIT,HAZARDOUS_WASTE_CONTRACT}', 'Regulations on pollutant discharge permits (State Council Order 736); HW48 of the hazardous waste list');
