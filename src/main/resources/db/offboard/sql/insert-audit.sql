INSERT INTO audit (id, time, request_id, caller, operation, account, integration, user_id,
  email_sha256, actor, outcome, status, vendor_request_id, attempts, milliseconds, line)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING
