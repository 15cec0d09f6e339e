SELECT fingerprint, expires, key_id, answer
FROM idempotency_keys
WHERE account_id = ? AND idempotency_key = ?
