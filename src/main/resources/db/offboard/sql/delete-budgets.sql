DELETE FROM rate_budgets
WHERE (account_id, counter) IN (
  SELECT account_id, counter FROM rate_budgets
  WHERE resets_at <= ? LIMIT 1000) AND resets_at <= ?
