SELECT id, number, fingerprint, request, state, requested_by, created_at, starts_at, give_up_at
FROM leavers l
WHERE (starts_at, number) > (?, ?) AND starts_at < ?
  AND (? OR requested_by = ?
    OR NOT EXISTS (SELECT 1 FROM leaver_steps s WHERE s.leaver = l.id AND s.account <> ALL (?)))
ORDER BY starts_at, number
LIMIT 1000
