INSERT INTO idempotency_keys (account_id, idempotency_key, fingerprint, owner, expires)
VALUES (?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING
