SELECT key_id FROM idempotency_keys WHERE key_id IS NOT NULL AND expires > ?
UNION
SELECT key_id FROM access_tokens WHERE key_id IS NOT NULL AND renew_at > ?
