UPDATE idempotency_keys
SET fingerprint = ?, owner = ?, expires = ?, key_id = NULL, answer = NULL
WHERE account_id = ? AND idempotency_key = ? AND expires <= ?
