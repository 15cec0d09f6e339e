SELECT leaver, account, integration, stage, state, turn, attempts, repeats, first_attempt_at,
  next_attempt_at, proven_at, outcome, user_id, vendor_request_id, message
FROM leaver_steps
WHERE leaver = ANY (?)
ORDER BY leaver, place
