-- For the owner of the tables, once the first start has made them: offboard_app is the role in
-- offboard.store.user from then on. It adds to the audit and does nothing else to it.
GRANT SELECT ON offboard_schema_history TO offboard_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_keys TO offboard_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON access_tokens TO offboard_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_budgets TO offboard_app;
GRANT SELECT, UPDATE ON chores TO offboard_app;
GRANT INSERT ON audit TO offboard_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON leavers, leaver_steps, leaver_attempts, leaver_tasks TO offboard_app;
GRANT SELECT, INSERT ON leaver_history TO offboard_app;
