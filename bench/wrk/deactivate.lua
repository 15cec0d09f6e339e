-- Every request names another user, and the accounts in turn: user u00017-0000042 of account 17.
-- wrk … http://127.0.0.1:8080 -- ACCOUNTS TARGET PAUSE
-- TARGET: service, or vendor for the call that a vendor gets. PAUSE: a caller waits before each call, at random, for up
-- to so many milliseconds; callers who all wait for the same vendor would else come at the same moments.

local accounts, to_vendor, sent = 10, false, 0

local CALL = "POST /unified/user-directory/users/deactivate?integrated_account_id="
  .. "00000000-0000-4000-8000-%012d HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer bench\r\n"
  .. "Content-Type: application/json\r\nContent-Length: 28\r\n\r\n"
  .. '{"user_id":"u%05d-%07d"}'
local VENDOR_CALL = "POST /api/v1/users/u%05d-%07d/lifecycle/deactivate HTTP/1.1\r\n"
  .. "Host: 127.0.0.1\r\nAuthorization: SSWS okta-%05d\r\nContent-Length: 0\r\n\r\n"

function init(args)
  accounts = tonumber(args[1])
  to_vendor = args[2] == "vendor"
  local pause = tonumber(args[3])
  if pause > 0 then
    function delay() -- wrk asks for it where there is one
      return math.random(0, pause)
    end
  end
end

function request()
  sent = sent + 1
  local account = sent % accounts
  if to_vendor then
    return string.format(VENDOR_CALL, account, sent, account)
  end
  return string.format(CALL, account, account, sent)
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format(
    '{"requests":%d,"micros":%d,"p50":%d,"p99":%d,"max":%d,"refused":%d,"broken":%d,"late":%d}',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), latency.max,
    errors.status, errors.connect + errors.read + errors.write, errors.timeout))
end
