#!/bin/sh
# Run with SIMULATOR_URL=http://localhost:8889 sh curl.sh
set -eu
S=${SIMULATOR_URL:-http://localhost:8889}
J='content-type: application/json'

# A token without a browser, and a call with it.
TOKEN=$(curl -fsS "$S/simulator/sign-in" -H "$J" -d '{"account":"ada","scopes":["user-top-read"]}' |
  sed 's/.*"access_token":"\([^"]*\).*/\1/')
curl -fsS -o /dev/null -H "authorization: Bearer $TOKEN" "$S/v1/me/top/artists"

# The next call to the player is refused; what came is in the log.
curl -fsS -o /dev/null "$S/simulator/faults" -H "$J" \
  -d '{"match":{"path":"/v1/me/player"},"effect":{"status":429,"headers":{"retry-after":7}},"times":1}'
curl -sS -o /dev/null -w '%{http_code}\n' -H "authorization: Bearer $TOKEN" "$S/v1/me/player"
curl -fsS "$S/simulator/requests?path=/v1/me/top"

# The world as it began.
curl -fsS -o /dev/null -X POST "$S/simulator/reset"
