SELECT 'leavers' AS kind, told AS state, NULL AS integration, count(*) AS number, min(starts_at) AS first
FROM (
  SELECT
    starts_at,
    CASE WHEN state = 'running' AND starts_at > ? THEN 'scheduled' ELSE state END AS told
  FROM leavers) AS l
GROUP BY told
UNION ALL
SELECT 'steps', state, integration, count(*), NULL
FROM leaver_steps
WHERE leaver NOT IN (SELECT id FROM leavers WHERE state = 'cancelled')
GROUP BY state, integration
UNION ALL
SELECT 'turns', NULL, NULL, count(*), min(execution_time)
FROM leaver_tasks
