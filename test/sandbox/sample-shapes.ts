import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from './scim-client';

/** The folder of answers recorded from Slack, which are not ours to hand on. */
const samples = process.env.COUNTERSIGN_SLACK_SAMPLES;

// Once for each file that reads them: the end of the run says how many were left out.
if (samples === undefined) appendFileSync(process.env.TEST_WITHOUT_SAMPLES ?? '', '.');

export const describeWithSamples = samples === undefined ? describe.skip : describe; // without the samples there is nothing to compare with

/** A recorded answer, by its path in the folder of samples. */
export function readSample(path: string): Json {
  return JSON.parse(readFileSync(join(samples ?? '', path), 'utf8'));
}

/** Differences that are meant, by path; each with its reason. */
export type Reasons = readonly (readonly [path: RegExp, reason: string])[];

type Shape = { [path: string]: string };

/** Every path of a value with its type; all elements of a list are taken together. Nulls have no type. */
export function shapeOf(value: Json, path = '', shape: Shape = {}): Shape {
  if (value === null || value === undefined) return shape;
  if (Array.isArray(value)) {
    shape[path] = 'array';
    for (const item of value) shapeOf(item, `${path}[]`, shape);
  } else if (typeof value === 'object') {
    if (path !== '') shape[path] = 'object';
    for (const [name, item] of Object.entries(value)) shapeOf(item, path === '' ? name : `${path}.${name}`, shape);
  } else shape[path] = typeof value;
  return shape;
}

/** What one has and the other has not, and what has another type, without those that have a reason. */
export function differences(recorded: Json, ours: Json, reasons: Reasons): string[] {
  const [theirs, mine] = [shapeOf(recorded), shapeOf(ours)];
  const paths = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  return paths
    .filter((path) => theirs[path] !== mine[path])
    .filter((path) => !reasons.some(([pattern]) => pattern.test(path)))
    .map((path) => `${path}: ${theirs[path]} there, ${mine[path]} here`);
}

/** What one has and the other has not or has with another type; what only the other has is no matter. */
export function missingIn(recorded: Json, ours: Json, reasons: Reasons): string[] {
  const [theirs, mine] = [shapeOf(recorded), shapeOf(ours)];
  return Object.keys(theirs)
    .filter((path) => theirs[path] !== mine[path])
    .filter((path) => !reasons.some(([pattern]) => pattern.test(path)))
    .map((path) => `${path}: ${theirs[path]} there, ${mine[path]} here`);
}
