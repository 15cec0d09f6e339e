INSERT INTO leaver_history (leaver, time, what, done_by, account, message)
VALUES (?, ?, ?, ?, ?, ?)
