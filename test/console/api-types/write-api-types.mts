/** Writes the types of the API for the console: `npm run api-types`. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { renderApiTypes } from './render-api-types.ts';

const root = new URL('../../../', import.meta.url);
const { apiRoutes, buildOpenApiDocument } = createRequire(import.meta.url)(
  fileURLToPath(new URL('dist/api/index.js', root)),
);
const target = fileURLToPath(new URL('src/console/client/api/schema.ts', root));
// The routes are read, none is called: nothing has to stand behind them.
writeFileSync(target, renderApiTypes(buildOpenApiDocument(apiRoutes({}, ''), '', '')));
process.stdout.write('src/console/client/api/schema.ts written.\n');
