#!/bin/sh
# Ghim mọi ảnh theo mã băm. Pins every image by the digest that its registry gives for a tag now, for Kubernetes and Compose:
#   sh deploy/pin-images.sh registry.example.org/congdoan-graph:0.1.0
# Writes deploy/kubernetes/components/images/kustomization.yaml and deploy/compose/images.env, of which the latter is for
#   docker compose --env-file deploy/compose/images.env up
# Needs docker with buildx, and the registries. Run it again to take newer images, and look at what has changed.
set -eu
if [ $# -ne 1 ]; then
  echo "Expected the image of this program with its tag: sh $0 registry.example.org/congdoan-graph:0.1.0" >&2
  exit 2
fi
cd "$(dirname "$0")/.."

digest() {
  found=$(docker buildx imagetools inspect --format '{{.Manifest.Digest}}' "$1")
  case $found in
    sha256:*) echo "$found" ;;
    *)
      echo "no digest of $1: $found" >&2
      exit 1
      ;;
  esac
}

own=$1
redis=docker.io/library/redis:7-alpine
mongo=docker.io/library/mongo:8
nginx=docker.io/library/nginx:1-alpine
own_digest=$(digest "$own")
redis_digest=$(digest "$redis")
mongo_digest=$(digest "$mongo")
nginx_digest=$(digest "$nginx")

cat > deploy/kubernetes/components/images/kustomization.yaml << END
# Các ảnh, ở một chỗ. The images, in one place; written by deploy/pin-images.sh.
apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
images:
  # $own
  - { name: congdoan-graph, newName: ${own%:*}, digest: '$own_digest' }
  # $redis
  - { name: redis, newName: ${redis%:*}, digest: '$redis_digest' }
  # $mongo
  - { name: mongo, newName: ${mongo%:*}, digest: '$mongo_digest' }
END
cat > deploy/compose/images.env << END
# Written by deploy/pin-images.sh.
REDIS_IMAGE=${redis%:*}@$redis_digest
MONGO_IMAGE=${mongo%:*}@$mongo_digest
NGINX_IMAGE=${nginx%:*}@$nginx_digest
END
echo 'deploy/kubernetes/components/images/kustomization.yaml'
echo 'deploy/compose/images.env'
