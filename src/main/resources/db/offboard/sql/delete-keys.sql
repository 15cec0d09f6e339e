DELETE FROM idempotency_keys
WHERE expires <= ? AND expires <= (
  SELECT max(expires) FROM (
    SELECT expires FROM idempotency_keys ORDER BY expires LIMIT 1000) AS oldest)
