# syntax=docker/dockerfile:1

FROM node:26.10.0-trixie-slim AS build
WORKDIR /deck
# Only what pnpm reads, so that a change of code does not install all packages again.
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY server/package.json server/
COPY server/simulator-package/package.json server/simulator-package/
COPY web/package.json web/
COPY e2e/package.json e2e/
RUN --mount=type=cache,target=/root/.npm --mount=type=cache,target=/root/.local/share/pnpm/store \
  npx -y pnpm@12.21.0 install --frozen-lockfile
COPY tsconfig.base.json tsconfig.json vite.config.ts ./
COPY server/contract server/contract
COPY web web
RUN node_modules/.bin/vite build

FROM node:26.10.0-trixie-slim AS packages
WORKDIR /deck
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY server/package.json server/
RUN --mount=type=cache,target=/root/.npm --mount=type=cache,target=/root/.local/share/pnpm/store \
  npx -y pnpm@12.21.0 install --frozen-lockfile --prod --filter @scopedeck/server

# The simulator alone: docker build --target simulator. It needs SIMULATOR_CONTROL_TOKEN, because a container listens for other machines.
FROM node:26.10.0-trixie-slim AS simulator
ENV SIMULATOR_HOST=0.0.0.0 NODE_COMPILE_CACHE=/tmp/compile-cache
WORKDIR /deck
COPY --from=packages /deck/package.json ./
COPY --from=packages /deck/node_modules node_modules
COPY --from=packages /deck/server server
COPY server/contract server/contract
COPY server/src server/src
USER node
EXPOSE 8889
ENTRYPOINT ["node", "server/src/start/simulator-main.ts"]

# The last stage is the one that is built unless another is named.
FROM node:26.10.0-trixie-slim
ENV NODE_ENV=production HOST=0.0.0.0 NODE_COMPILE_CACHE=/deck/.cache
WORKDIR /deck
COPY --from=packages /deck/package.json ./
COPY --from=packages /deck/node_modules node_modules
COPY --from=packages /deck/server server
COPY --from=build /deck/web/dist web/dist
COPY server/contract server/contract
COPY server/src server/src
RUN install -d -o node -g node -m 700 .data .cache
USER node
# Loads all code once, as the same user and with the same flags: the compile cache then serves every start.
RUN node --max-semi-space-size=16 --eval "import('./server/src/start/single-process.ts').then(() => import('./server/src/start/primary.ts'))"
VOLUME /deck/.data
EXPOSE 8888
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --start-interval=1s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 8888}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--max-semi-space-size=16", "server/src/main.ts"]
