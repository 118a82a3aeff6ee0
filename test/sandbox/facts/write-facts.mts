import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { renderFacts } from './render-facts.ts';

/** `npm run facts`: writes src/sandbox/FACTS.md anew. */
const root = resolve(import.meta.dirname, '../../..');
const { text, missing, unknown } = renderFacts(root);
writeFileSync(join(root, 'src/sandbox/FACTS.md'), text);
process.stdout.write(
  `Without a test: ${missing.join(', ') || 'none'}. Tests of no known fact: ${unknown.join(', ') || 'none'}.\n`,
);
