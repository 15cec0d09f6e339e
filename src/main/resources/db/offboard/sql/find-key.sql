SELECT fingerprint, key_id, answer
FROM idempotency_keys
WHERE account_id = ? AND idempotency_key = ? AND expires > ?
