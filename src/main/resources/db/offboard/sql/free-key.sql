DELETE FROM idempotency_keys
WHERE account_id = ? AND idempotency_key = ? AND owner = ?
