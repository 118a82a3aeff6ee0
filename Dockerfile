# What npm ci installs and the compiler makes of src/, on the Node of the image. See docker-compose.yml for a whole set-up.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --loglevel=error
COPY tsconfig.json ./
COPY src src
RUN node src/cli/prepare.mjs build
# Once more without what only the build needed; the image has a Node of its own.
RUN npm ci --omit=dev --loglevel=error && rm -rf node_modules/node-linux-* node_modules/.bin/node

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
# Holds the master key, if it comes from no other place: a volume keeps it across updates.
RUN install --directory --owner=node --group=node --mode=0700 data
VOLUME /app/data
USER node
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.COUNTERSIGN_PORT ?? 8080}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--max-semi-space-size=8", "--heap-growing-percent=20", "dist/main.js"]
CMD ["serve"]
