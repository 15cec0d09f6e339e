SELECT current_setting('transaction_read_only') = 'off' AND has_table_privilege('audit', 'INSERT')
