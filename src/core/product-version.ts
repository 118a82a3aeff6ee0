import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version of the product, from its package.json; sources and build lie equally deep below it. */
export function productVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8'));
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  return typeof version === 'string' ? version : '';
}
