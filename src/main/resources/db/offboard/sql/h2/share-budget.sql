MERGE INTO rate_budgets AS b
USING (VALUES (CAST(? AS uuid), CAST(? AS varchar), CAST(? AS bigint),
  CAST(? AS timestamp with time zone), CAST(? AS timestamp with time zone),
  CAST(? AS timestamp with time zone), CAST(? AS uuid)))
  AS n (account_id, counter, remaining, resets_at, seen_at, changed_at, node)
ON b.account_id = n.account_id AND b.counter = n.counter
WHEN MATCHED AND b.seen_at <= n.seen_at THEN UPDATE
SET remaining = n.remaining,
    resets_at = n.resets_at,
    seen_at = n.seen_at,
    changed_at = n.changed_at,
    node = n.node
WHEN NOT MATCHED THEN INSERT (account_id, counter, remaining, resets_at, seen_at, changed_at, node)
VALUES (n.account_id, n.counter, n.remaining, n.resets_at, n.seen_at, n.changed_at, n.node)
