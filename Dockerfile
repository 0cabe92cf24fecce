# syntax=docker/dockerfile:1
# Two images from one build: `web` (the standalone output) and `tools` (command line, worker, migrations).
# The version everything is tested on. It no longer receives fixes: move to a current LTS as soon as the pinned packages
# allow it, and rebuild with --build-arg NODE_IMAGE=… to try one.
ARG NODE_IMAGE=node:20-bookworm-slim

FROM ${NODE_IMAGE} AS dependencies
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1
COPY package.json package-lock.json ./
# Not `npm ci`: npm leaves optional packages of other platforms out of the lock, and `npm ci` then refuses it.
RUN npm install --no-audit --no-fund

FROM dependencies AS build
COPY . .
RUN npm run build

# The command line runs the TypeScript sources, so it carries all of them and the packages; no compiler is needed at run time.
FROM ${NODE_IMAGE} AS tools
WORKDIR /app
ENV NODE_ENV=production DATA_DIR=/data NEXT_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1
RUN groupadd --system --gid 10001 jjj && useradd --system --uid 10001 --gid jjj --no-create-home jjj \
  && mkdir /data && chown jjj:jjj /data
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/package.json /app/package-lock.json /app/prisma.config.ts /app/tsconfig.json ./
COPY --from=build /app/prisma ./prisma
COPY --from=build /app/scripts ./scripts
COPY --from=build /app/lib ./lib
USER jjj
VOLUME /data
ENTRYPOINT ["node", "scripts/jjj.mjs"]
CMD ["worker"]

FROM ${NODE_IMAGE} AS web
WORKDIR /app
ENV NODE_ENV=production DATA_DIR=/data PORT=3000 HOSTNAME=0.0.0.0 NEXT_TELEMETRY_DISABLED=1
RUN groupadd --system --gid 10001 jjj && useradd --system --uid 10001 --gid jjj --no-create-home jjj \
  && mkdir /data && chown jjj:jjj /data
# `npm run build` has already copied .next/static and public beside the server.
COPY --from=build --chown=root:root /app/.next/standalone ./
USER jjj
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=6 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/api/health/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.js"]
