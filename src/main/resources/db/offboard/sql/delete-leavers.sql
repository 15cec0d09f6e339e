DELETE FROM leavers
WHERE id IN (
  SELECT id FROM leavers
  WHERE state <> 'running' AND starts_at <= ? ORDER BY starts_at LIMIT 1000)
