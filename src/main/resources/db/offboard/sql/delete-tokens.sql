DELETE FROM access_tokens
WHERE client IN (
  SELECT client FROM access_tokens WHERE renew_at <= ? LIMIT 1000) AND renew_at <= ?
