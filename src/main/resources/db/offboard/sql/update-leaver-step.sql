UPDATE leaver_steps
SET integration = ?, stage = ?, state = ?, turn = ?, attempts = ?, repeats = ?,
  first_attempt_at = ?, next_attempt_at = ?, proven_at = ?, outcome = ?, user_id = ?,
  vendor_request_id = ?, message = ?
WHERE leaver = ? AND account = ?
