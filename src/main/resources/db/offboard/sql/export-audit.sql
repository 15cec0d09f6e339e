SELECT time, id, line
FROM audit
WHERE (time, id) > (?, ?) AND time < ? AND (CAST(? AS uuid) IS NULL OR account = ?)
ORDER BY time, id
LIMIT 1000
