INSERT INTO leaver_attempts (leaver, account, request_id, time, outcome, status, vendor_request_id,
  message, proof)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
