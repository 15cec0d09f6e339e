#!/usr/bin/env bash
# A healthy account's latency while another account's vendor hangs, as a ratio to its quiet value.
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -B -q test -Dtest=HangingVendorBench
grep -h 'p99' target/surefire-reports/*HangingVendorBench-output.txt
