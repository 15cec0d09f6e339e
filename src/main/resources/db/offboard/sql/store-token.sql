UPDATE access_tokens
SET issue = ?, renew_at = ?, asked = ?, key_id = ?, token = ?
WHERE client = ?
