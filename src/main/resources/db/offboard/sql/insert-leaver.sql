INSERT INTO leavers (id, fingerprint, request, state, requested_by, created_at, starts_at, give_up_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING
