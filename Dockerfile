# syntax=docker/dockerfile:1
FROM node:20-slim AS build
WORKDIR /parley
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --omit=optional --no-audit --no-fund
COPY . .
RUN node prisma/generate.js && npm run build

FROM node:20-slim AS packages
WORKDIR /parley
COPY package.json package-lock.json ./
# Without the embedded PostgreSQL: an image is given DATABASE_URL.
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund && npm cache clean --force

FROM node:20-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 PARLEY_DATA_DIR=/data
WORKDIR /parley
COPY --from=packages /parley/node_modules ./node_modules
COPY --from=build /parley/dist ./dist
COPY package.json ./
COPY src/main/parley.js ./src/main/parley.js
COPY prisma/migrations ./prisma/migrations
COPY data ./data
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "src/main/parley.js"]
CMD ["serve"]
