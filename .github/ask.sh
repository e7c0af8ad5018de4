#!/usr/bin/env bash
# Asks a gateway that has the seed reports for a total, and fails unless the answer says how complete it is:
#   .github/ask.sh <address> <key>
set -euo pipefail
question='{ "query": "{ cluster(id: \"cum-5\") { season(year: 2024) { totals { coverage { expected reported } } } } }" }'
answer=$(curl --fail-with-body --silent --show-error --max-time 20 --header "authorization: Bearer $2" \
  --header 'content-type: application/json' --data "$question" "$1")
echo "$answer"
grep --quiet '"coverage":{"expected":6,"reported":3}' <<<"$answer"
