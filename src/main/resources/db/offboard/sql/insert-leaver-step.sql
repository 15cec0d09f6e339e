INSERT INTO leaver_steps (leaver, account, place, integration, stage, state, turn, attempts, repeats,
  next_attempt_at)
VALUES (?, ?, ?, ?, ?, 'pending', ?, 0, 0, ?)
