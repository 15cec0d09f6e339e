SELECT id, number, fingerprint, request, state, requested_by, created_at, starts_at, give_up_at
FROM leavers
WHERE id = ?
FOR UPDATE
