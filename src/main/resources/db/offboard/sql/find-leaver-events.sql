SELECT time, what, done_by
FROM leaver_history
WHERE leaver = ?
ORDER BY number
