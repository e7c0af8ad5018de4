#!/bin/sh
# Thử khôi phục; mã thoát khác 0 nếu không được. Restores the newest backup of a province into a mongod of its own and reads all of
# it again; ends with another status than 0 if there is none of the last two days, or it cannot be restored whole.
#   sh restore-drill.sh <province>
# The key is the file backup-key in CREDENTIALS_DIRECTORY, which systemd sets. Needs mongod.
set -eu
province=$1
backups=${BACKUPS:-/var/backups/congdoan}
newest=$(find "$backups" -name "$province-*.backup" -mtime -2 | sort | tail -n 1)
if [ -z "$newest" ]; then
  echo "no backup of $province of the last two days in $backups" >&2
  exit 1
fi
folder=$(mktemp -d)
mkdir "$folder/database"
mongod --dbpath "$folder/database" --bind_ip 127.0.0.1 --port 27117 --wiredTigerCacheSizeGB 0.25 \
  > "$folder/mongod.log" 2>&1 &
mongod=$!
trap 'kill "$mongod" 2> /dev/null || true; wait "$mongod" 2> /dev/null || true; rm -rf "$folder"' EXIT
export DATA_DIR="$folder/data" MONGODB_URI=mongodb://127.0.0.1:27117
node bin/congdoan.js restore --province "$province" --key-file "$CREDENTIALS_DIRECTORY/backup-key" --in "$newest"
node bin/congdoan.js backup --province "$province" --out "$folder/again.backup"
echo "$newest can be restored"
