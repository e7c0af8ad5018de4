#!/usr/bin/env bash
# Makes the certificates of the tests anew: an authority, a service and a gateway of it, one that has expired, one for
# another host, and a stranger of another authority. The others are good for 100 years on 127.0.0.1. All are believed by
# nothing but the tests, and no secret.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

authority() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 -subj "/CN=$1" \
    -keyout "$1.key" -out "$1.crt"
}

# certificate <name> <authority> [<days> [<host>]]
certificate() {
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$1" -keyout "$1.key" -out "$1.csr"
  openssl x509 -req -in "$1.csr" -CA "$2.crt" -CAkey "$2.key" -CAcreateserial -days "${3:-36500}" -out "$1.crt" \
    -extfile <(echo "subjectAltName=${4:-IP:127.0.0.1,DNS:localhost}")
}

authority authority
authority other-authority
certificate service authority
certificate gateway authority
certificate expired authority -1
certificate other-host authority 36500 DNS:elsewhere.invalid
certificate stranger other-authority
rm -f ./*.csr ./*.srl authority.key other-authority.key
