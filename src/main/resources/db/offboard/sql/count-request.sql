UPDATE access_tokens
SET asked = ?
WHERE client = ?
