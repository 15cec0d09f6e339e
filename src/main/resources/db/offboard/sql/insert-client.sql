INSERT INTO access_tokens (client, issue, renew_at, asked)
VALUES (?, 0, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00', CAST(ARRAY[] AS bigint ARRAY))
ON CONFLICT DO NOTHING
