-- Who is leaving. A leaver who is running while starts_at is in the future is told as scheduled.
CREATE TABLE leavers (
  id varchar(100) PRIMARY KEY,
  number bigint GENERATED ALWAYS AS IDENTITY,
  fingerprint varchar(64) NOT NULL,
  request varchar NOT NULL,
  state varchar(20) NOT NULL,
  requested_by varchar,
  created_at timestamp with time zone NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  give_up_at timestamp with time zone NOT NULL
);
CREATE UNIQUE INDEX leavers_number ON leavers (number);
CREATE INDEX leavers_starts_at ON leavers (starts_at, number);

-- One account of a leaver. It has a turn, and with it a task, where next_attempt_at is known; each
-- turn is another one, so that a task whose turn has passed does nothing.
CREATE TABLE leaver_steps (
  leaver varchar(100) NOT NULL REFERENCES leavers ON DELETE CASCADE,
  account uuid NOT NULL,
  place integer NOT NULL,
  integration varchar,
  stage integer NOT NULL,
  state varchar(20) NOT NULL,
  turn integer NOT NULL,
  attempts integer NOT NULL,
  repeats integer NOT NULL,
  first_attempt_at timestamp with time zone,
  next_attempt_at timestamp with time zone,
  proven_at timestamp with time zone,
  outcome varchar(20),
  user_id varchar,
  vendor_request_id varchar,
  message varchar,
  PRIMARY KEY (leaver, account)
);

-- Each attempt of a step that came to its end, and what proved its outcome, as JSON.
CREATE TABLE leaver_attempts (
  leaver varchar(100) NOT NULL,
  account uuid NOT NULL,
  request_id varchar(128) NOT NULL,
  time timestamp with time zone NOT NULL,
  outcome varchar(20) NOT NULL,
  status integer,
  vendor_request_id varchar,
  message varchar,
  proof varchar,
  PRIMARY KEY (leaver, account, request_id),
  FOREIGN KEY (leaver, account) REFERENCES leaver_steps ON DELETE CASCADE
);

-- https://github.com/kagkarlsson/db-scheduler: the table that it works with.
CREATE TABLE leaver_tasks (
  task_name varchar(40) NOT NULL,
  task_instance varchar(160) NOT NULL,
  task_data ${bytes},
  execution_time timestamp with time zone NOT NULL,
  picked boolean NOT NULL,
  picked_by varchar(50),
  last_success timestamp with time zone,
  last_failure timestamp with time zone,
  consecutive_failures integer,
  last_heartbeat timestamp with time zone,
  version bigint NOT NULL,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX leaver_tasks_execution_time ON leaver_tasks (execution_time);
CREATE INDEX leaver_tasks_last_heartbeat ON leaver_tasks (last_heartbeat);

-- How many calls a window has: 0 where that is not known.
ALTER TABLE rate_budgets ADD COLUMN rate_limit bigint DEFAULT 0 NOT NULL;
