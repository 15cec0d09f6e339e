SELECT account_id, counter, rate_limit, remaining, resets_at, seen_at
FROM rate_budgets
WHERE changed_at > ? AND resets_at > ? AND node <> ?
