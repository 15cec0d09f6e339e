UPDATE chores
SET owner = ?, due = ?
WHERE name = ? AND (due <= ? OR owner = ?)
