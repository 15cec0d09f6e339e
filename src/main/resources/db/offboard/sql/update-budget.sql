UPDATE rate_budgets
SET rate_limit = ?, remaining = ?, resets_at = ?, seen_at = ?, changed_at = ?, node = ?
WHERE account_id = ? AND counter = ? AND seen_at < ?
