INSERT INTO idempotency_keys AS k (account_id, idempotency_key, fingerprint, owner, expires)
VALUES (?, ?, ?, ?, ?)
ON CONFLICT (account_id, idempotency_key) DO UPDATE
SET fingerprint = excluded.fingerprint,
    owner = excluded.owner,
    expires = excluded.expires,
    key_id = NULL,
    answer = NULL
WHERE k.expires <= ?
