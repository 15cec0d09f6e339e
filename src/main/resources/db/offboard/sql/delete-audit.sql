DELETE FROM audit
WHERE time <= ? AND time <= (
  SELECT max(time) FROM (SELECT time FROM audit ORDER BY time LIMIT 1000) AS oldest)
