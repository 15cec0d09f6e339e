MERGE INTO idempotency_keys AS k
USING (VALUES (CAST(? AS uuid), CAST(? AS varchar), CAST(? AS varchar), CAST(? AS uuid),
  CAST(? AS timestamp with time zone), CAST(? AS timestamp with time zone)))
  AS n (account_id, idempotency_key, fingerprint, owner, expires, now)
ON k.account_id = n.account_id AND k.idempotency_key = n.idempotency_key
WHEN MATCHED AND k.expires <= n.now THEN UPDATE
SET fingerprint = n.fingerprint,
    owner = n.owner,
    expires = n.expires,
    key_id = NULL,
    answer = NULL
WHEN NOT MATCHED THEN INSERT (account_id, idempotency_key, fingerprint, owner, expires)
VALUES (n.account_id, n.idempotency_key, n.fingerprint, n.owner, n.expires)
