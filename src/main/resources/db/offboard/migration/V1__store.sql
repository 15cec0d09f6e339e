-- A key is running until its answer is there; whatever has expired is free.
CREATE TABLE idempotency_keys (
  account_id uuid NOT NULL,
  idempotency_key varchar(255) NOT NULL,
  fingerprint varchar(64) NOT NULL,
  owner uuid NOT NULL,
  expires timestamp with time zone NOT NULL,
  key_id varchar(16),
  answer ${bytes},
  PRIMARY KEY (account_id, idempotency_key)
);
CREATE INDEX idempotency_keys_expires ON idempotency_keys (expires);

-- The line is what the log has, character by character; the columns are for queries.
-- Rows come in the order of their time, so that the end of one index is all that changes.
CREATE TABLE audit (
  id uuid NOT NULL,
  time timestamp with time zone NOT NULL,
  request_id varchar,
  caller varchar,
  operation varchar,
  account uuid,
  integration varchar,
  user_id varchar,
  email_sha256 varchar,
  actor varchar,
  outcome varchar,
  status integer,
  vendor_request_id varchar,
  attempts integer,
  milliseconds bigint,
  line varchar NOT NULL,
  PRIMARY KEY (time, id)
);

-- Asked holds the moments of the last requests for a token, in milliseconds since 1970.
CREATE TABLE access_tokens (
  client varchar(64) PRIMARY KEY,
  issue bigint NOT NULL,
  renew_at timestamp with time zone NOT NULL,
  asked bigint ARRAY NOT NULL,
  key_id varchar(16),
  token ${bytes}
);

CREATE TABLE rate_budgets (
  account_id uuid NOT NULL,
  counter varchar(40) NOT NULL,
  remaining bigint NOT NULL,
  resets_at timestamp with time zone NOT NULL,
  seen_at timestamp with time zone NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  node uuid NOT NULL,
  PRIMARY KEY (account_id, counter)
);
CREATE INDEX rate_budgets_changed_at ON rate_budgets (changed_at);

-- What one node does for all: the owner may until it is due again.
CREATE TABLE chores (
  name varchar(40) PRIMARY KEY,
  owner uuid,
  due timestamp with time zone NOT NULL
);
INSERT INTO chores (name, due) VALUES ('retention', TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00');
