INSERT INTO rate_budgets (rate_limit, remaining, resets_at, seen_at, changed_at, node, account_id,
  counter)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING
