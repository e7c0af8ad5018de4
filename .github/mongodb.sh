#!/usr/bin/env bash
# Starts an empty MongoDB in Docker, on this machine's own network, and prints its URI:
#   .github/mongodb.sh <version> standalone|replica-set|sharded
# Every form answers at port 27017; what else a form needs stands at the ports after it.
set -euo pipefail
if [ $# -ne 2 ]; then
  echo "Expected a version and a form: $0 8 standalone|replica-set|sharded" >&2
  exit 2
fi
version=$1
form=$2

# tell <port> <expression>: what mongosh says to it.
tell() {
  docker exec "mongo-$1" mongosh --quiet --port "$1" --eval "$2"
}

# run <port> <command…>: one server, once it answers.
run() {
  local port=$1 tries
  shift
  docker run --detach --network host --name "mongo-$port" --ulimit nofile=64000:64000 \
    "mongo:$version" "$@" --bind_ip 127.0.0.1 --port "$port" >&2
  for ((tries = 0; tries < 60; tries++)); do
    if tell "$port" 'quit(db.runCommand({ ping: 1 }).ok ? 0 : 1)' >&2; then return 0; fi
    sleep 1
  done
  docker logs "mongo-$port" >&2
  echo "mongo:$version does not answer at port $port within 60 s" >&2
  return 1
}

# initiate <port> <configuration>: of the replica set that it is in; waits until it leads the set.
initiate() {
  tell "$1" "rs.initiate($2); while (!db.hello().isWritablePrimary) sleep(100);" >&2
}

case $form in
  standalone)
    run 27017 mongod
    echo 'mongodb://127.0.0.1:27017'
    ;;
  replica-set)
    for port in 27017 27018 27019; do run "$port" mongod --replSet provinces; done
    # The first alone may lead, so that tests can stand between it and the program.
    initiate 27017 "{ _id: 'provinces', members: [
      { _id: 0, host: '127.0.0.1:27017' },
      { _id: 1, host: '127.0.0.1:27018', priority: 0 },
      { _id: 2, host: '127.0.0.1:27019', priority: 0 } ] }"
    echo 'mongodb://127.0.0.1:27017/?replicaSet=provinces'
    ;;
  sharded)
    run 27019 mongod --configsvr --replSet configuration
    initiate 27019 "{ _id: 'configuration', configsvr: true, members: [{ _id: 0, host: '127.0.0.1:27019' }] }"
    run 27018 mongod --shardsvr --replSet shard
    initiate 27018 "{ _id: 'shard', members: [{ _id: 0, host: '127.0.0.1:27018' }] }"
    run 27017 mongos --configdb configuration/127.0.0.1:27019
    tell 27017 "quit(sh.addShard('shard/127.0.0.1:27018').ok ? 0 : 1)" >&2
    echo 'mongodb://127.0.0.1:27017'
    ;;
  *)
    echo "No form of MongoDB is called $form; expected standalone, replica-set or sharded" >&2
    exit 2
    ;;
esac
