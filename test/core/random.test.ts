import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { newId, randomHex, randomToken } from '../../src/core';

const source = resolve(__dirname, '../../src');

/** Files that may ask `Math.random`: they spread pauses, and nobody gains by guessing one. */
const pauses = ['provisioning/run/run-loop.ts', 'slack/repeat-read.ts'];

describe('what nobody may guess', () => {
  it.each([
    ['a token', () => randomToken(), 256],
    ['a short token', () => randomToken(16), 128],
    ['an id of a message', () => randomHex(20), 160],
    ['an id', () => newId(), 122],
  ])('%s is new every time, and each of its characters takes every value (R79)', (_name, draw, bits) => {
    const drawn = Array.from({ length: 2_000 }, draw);
    expect(new Set(drawn).size).toBe(drawn.length);
    const columns = Array.from({ length: drawn[0]?.length ?? 0 }, (_, at) => new Set(drawn.map((text) => text[at])));
    const measured = columns.reduce((sum, values) => sum + Math.log2(values.size), 0);
    expect(measured).toBeGreaterThanOrEqual(bits - 1);
  });

  it('is handed out once, also where the supply ends in the middle (R79)', () => {
    const pieces = Array.from({ length: 3_000 }, () => randomHex(7)).join('');
    const seen = new Set<string>();
    for (let at = 0; at + 16 <= pieces.length; at += 2) seen.add(pieces.slice(at, at + 16));
    expect(seen.size).toBe((pieces.length - 16) / 2 + 1);
    expect(pieces).not.toContain('0'.repeat(16));
  });

  it('comes from the system’s generator: no file asks Math.random but those that spread pauses (R79)', () => {
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
    expect(files.length).toBeGreaterThan(300);
    const asking = files.filter((file) => readFileSync(join(source, file), 'utf8').includes('Math.random'));
    expect(asking.sort()).toEqual(pauses);
  });
});
