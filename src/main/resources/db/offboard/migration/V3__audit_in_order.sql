-- Rows come in the order of their time, so that the end of one index is all that changes with each.
-- Neither database knows the other's words for another primary key, hence a new table. Rights that
-- were given on the old one are given again: operators.md has the grants.
CREATE TABLE audit_in_order (
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
INSERT INTO audit_in_order (
  id, time, request_id, caller, operation, account, integration, user_id, email_sha256, actor,
  outcome, status, vendor_request_id, attempts, milliseconds, line)
SELECT
  id, time, request_id, caller, operation, account, integration, user_id, email_sha256, actor,
  outcome, status, vendor_request_id, attempts, milliseconds, line
FROM audit;
DROP TABLE audit;
ALTER TABLE audit_in_order RENAME TO audit;
