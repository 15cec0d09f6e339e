SELECT account, request_id, time, outcome, status, vendor_request_id, message, proof
FROM leaver_attempts
WHERE leaver = ?
ORDER BY time, request_id
