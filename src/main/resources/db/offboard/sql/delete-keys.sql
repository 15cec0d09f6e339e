DELETE FROM idempotency_keys
WHERE (account_id, idempotency_key) IN (
  SELECT account_id, idempotency_key FROM idempotency_keys
  WHERE expires <= ? ORDER BY expires LIMIT 1000) AND expires <= ?
