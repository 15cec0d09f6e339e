SELECT time, what, done_by, account, message
FROM leaver_history
WHERE leaver = ?
ORDER BY number
