INSERT INTO rate_budgets AS b (account_id, counter, remaining, resets_at, seen_at, changed_at, node)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (account_id, counter) DO UPDATE
SET remaining = excluded.remaining,
    resets_at = excluded.resets_at,
    seen_at = excluded.seen_at,
    changed_at = excluded.changed_at,
    node = excluded.node
WHERE b.seen_at <= excluded.seen_at
