UPDATE idempotency_keys
SET key_id = ?, answer = ?, expires = ?
WHERE account_id = ? AND idempotency_key = ? AND owner = ?
