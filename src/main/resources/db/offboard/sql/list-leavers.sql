SELECT id, number, fingerprint, request, state, requested_by, created_at, starts_at, give_up_at
FROM leavers l
WHERE number < ?
  AND (CAST(? AS varchar) IS NULL OR state = ?)
  AND starts_at > ? AND starts_at <= ?
  AND (? OR requested_by = ?
    OR NOT EXISTS (SELECT 1 FROM leaver_steps s WHERE s.leaver = l.id AND s.account <> ALL (?)))
ORDER BY number DESC
LIMIT ?
