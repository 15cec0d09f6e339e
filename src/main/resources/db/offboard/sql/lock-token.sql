SELECT issue, renew_at, asked, key_id, token
FROM access_tokens
WHERE client = ?
FOR UPDATE
