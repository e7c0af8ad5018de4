#!/usr/bin/env bash
# Asks a gateway that has the seed reports for what a cluster published and for the sum of its provinces, and fails unless
# both are right and the sum says how complete it is:
#   .github/ask.sh <address> [<key>]
set -euo pipefail
headers=(--header 'content-type: application/json')
if [ $# -gt 1 ]; then headers+=(--header "authorization: Bearer $2"); fi
question='{ "query": "{ cluster(id: \"cum-5\") { season(year: 2024) { published { membership { members { value } } } totals { figures { awards { total { value } } } coverage { expected reported missing { reason } } } } } }" }'
answer=$(curl --fail-with-body --silent --show-error --max-time 20 "${headers[@]}" --data "$question" "$1")
echo "$answer"
for part in '"published":{"membership":{"members":{"value":339739}}}' '"awards":{"total":{"value":5}}' \
  '"coverage":{"expected":6,"reported":0,"missing":[{"reason":"NOT_REPORTED"},{"reason":"NOT_REPORTED"},{"reason":"NOT_REPORTED"}]}'; do
  grep --quiet --fixed-strings "$part" <<<"$answer"
done
