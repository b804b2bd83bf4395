# The gateway as an image: `docker build --tag assistants-gateway .`, see docs/deploy.md.
#
# A release is built with the digests of both bases, so that it can be built again from the same bytes:
# `--build-arg NODE_DIGEST=@sha256:… --build-arg RUNTIME_DIGEST=@sha256:…`. Without them the tags are taken as they are.
ARG NODE_DIGEST=""
ARG RUNTIME_DIGEST=""

# What is built is the same for all platforms.
FROM --platform=$BUILDPLATFORM node:20.20.2-bookworm-slim${NODE_DIGEST} AS build
WORKDIR /src
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build

# Compiled code is for one Node alone, so it is made by the Node that is going to run it.
FROM gcr.io/distroless/nodejs20-debian12:nonroot${RUNTIME_DIGEST} AS compiled
WORKDIR /app
COPY --from=build /src/package.json ./
COPY --from=build /src/scripts/write-code-cache.mjs ./scripts/
COPY --from=build --chown=65532:65532 /src/dist ./dist
USER 65532:65532
RUN ["/nodejs/bin/node", "scripts/write-code-cache.mjs", "dist"]

FROM gcr.io/distroless/nodejs20-debian12:nonroot${RUNTIME_DIGEST}
LABEL org.opencontainers.image.title="assistants-gateway" \
  org.opencontainers.image.description="A GraphQL gateway over the Telnyx AI Assistants API" \
  org.opencontainers.image.source="https://github.com/assistants-gateway/assistants-gateway" \
  org.opencontainers.image.licenses="MIT"
WORKDIR /app
COPY --from=build /src/package.json /src/LICENSE ./
# Owned by root: the process cannot change what it runs.
COPY --from=compiled --chown=0:0 /app/dist ./dist
ENV NODE_ENV=production HOST=0.0.0.0 UPSTREAM_URL=https://api.telnyx.com/v2
USER 65532:65532
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s CMD ["/nodejs/bin/node", "/app/dist/main.js", "health"]
ENTRYPOINT ["/nodejs/bin/node", "/app/dist/main.js"]
