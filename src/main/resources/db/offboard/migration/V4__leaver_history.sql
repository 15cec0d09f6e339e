-- Who did what to a leaver after it was accepted, which the leaver itself tells.
CREATE TABLE leaver_history (
  leaver varchar(100) NOT NULL REFERENCES leavers ON DELETE CASCADE,
  number bigint GENERATED ALWAYS AS IDENTITY,
  time timestamp with time zone NOT NULL,
  what varchar(20) NOT NULL,
  done_by varchar,
  PRIMARY KEY (leaver, number)
);
