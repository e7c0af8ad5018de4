#!/bin/sh
# Chứng thư để dùng thử TLS hai chiều: một nơi cấp, và cho mỗi tên một chứng thư; tệp đã có thì giữ nguyên.
# Certificates to try mutual TLS with: an authority, and a certificate of it for each name; what is there stays.
#   sh deploy/tls/make.sh <folder> <name>...
# A name is the host name of a service. Each certificate is good for 127.0.0.1 too, for two years. Needs openssl.
set -eu
umask 022
if [ $# -lt 2 ]; then
  echo "Expected a folder and at least one host name: sh $0 <folder> <name>..." >&2
  exit 2
fi
folder=$1
shift
(umask 077 && mkdir -p "$folder")
cd "$folder"

# key <file>: the folder is its owner's alone; a container's user, who is another, must be able to read the file.
key() {
  (umask 077 && openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1")
}

if [ ! -e tls-authority.crt ]; then
  key tls-authority.key
  openssl req -x509 -new -key tls-authority.key -days 3650 -subj '/CN=congdoan-graph' -out tls-authority.crt \
    -addext 'keyUsage=critical,keyCertSign,cRLSign'
  echo "$folder/tls-authority.crt"
fi
for name in "$@"; do
  [ ! -e "tls-$name.crt" ] || continue
  key "tls-$name.key"
  chmod 644 "tls-$name.key"
  printf '%s\n' "subjectAltName=DNS:$name,DNS:localhost,IP:127.0.0.1" 'basicConstraints=critical,CA:FALSE' \
    'keyUsage=critical,digitalSignature' 'extendedKeyUsage=serverAuth,clientAuth' > "tls-$name.ext"
  openssl req -new -key "tls-$name.key" -subj "/CN=$name" |
    openssl x509 -req -CA tls-authority.crt -CAkey tls-authority.key -set_serial "0x$(openssl rand -hex 16)" \
      -days 730 -extfile "tls-$name.ext" -out "tls-$name.new"
  rm "tls-$name.ext"
  mv "tls-$name.new" "tls-$name.crt"
  echo "$folder/tls-$name.crt"
done
