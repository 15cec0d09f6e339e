DELETE FROM audit
WHERE id IN (SELECT id FROM audit WHERE time <= ? ORDER BY time, id LIMIT 1000)
