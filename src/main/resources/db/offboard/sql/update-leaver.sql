UPDATE leavers
SET state = ?, give_up_at = ?
WHERE id = ?
