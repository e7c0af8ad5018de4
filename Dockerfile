# One image for every role; the command names the role:
#   docker build -t congdoan-graph .
#   docker run congdoan-graph gateway
# Node 20.20.2. By digest, so that the same is built anywhere; docs/installing.md says how it is renewed.
ARG NODE_IMAGE=node:20-bookworm-slim@sha256:2cf067cfed83d5ea958367df9f966191a942351a2df77d6f0193e162b5febfc0

# What is built, and every package that it needs, is the same on each architecture: made on the builder's own for all of them.
FROM --platform=$BUILDPLATFORM ${NODE_IMAGE} AS builder

FROM builder AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY .swcrc tsconfig.json ./
COPY schema ./schema
COPY domain ./domain
COPY platform ./platform
COPY services ./services
COPY gateway ./gateway
COPY conformance ./conformance
COPY cli ./cli
COPY sample ./sample
COPY dashboard ./dashboard
COPY desk ./desk
COPY clusterDesk ./clusterDesk
COPY playground ./playground
COPY web ./web
# The playground names provinces of the register, and the guide is made of the documents.
COPY data ./data
COPY docs ./docs
RUN npm run build && npm run build:web

FROM builder AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force
# Types and source maps, which no role loads.
RUN find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete

FROM ${NODE_IMAGE}
ENV NODE_ENV=production
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/dist-web ./dist-web
COPY package.json provinces.yml LICENSE ./
COPY bin ./bin
COPY schema ./schema
COPY examples/vectors ./examples/vectors
COPY data ./data
# The one folder that is written to: what the gateway remembers, who changed what. A volume mounted here takes over its owner.
RUN install --directory --owner=node --group=node .data
USER node
# Gateway, register, provinces, metrics.
EXPOSE 4000 4001 4002 4003
# No HEALTHCHECK here: each role answers at a port of its own, so docker-compose.yml says what to ask.
ENTRYPOINT ["node", "bin/congdoan.js"]
