import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A fact about Slack: where Slack says it ([D], [T], [L], [V]), the fact, and why it is not played where that is so. */
export type Fact = { mark: string; fact: string; outside?: string };
export type Chapter = { title: string; facts: { [id: string]: Fact } };

const marks = ['D', 'T', 'L', 'V'];

/**
 * The facts of all chapters; a chapter is a JSON file of this folder. No id may stand twice, since tests and readers
 * name facts by nothing else.
 *
 * @param folder where the chapters lie
 */
export function readChapters(folder: string): Chapter[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const chapters = files
    .sort()
    .map((name) => ({ title: name.replace('.json', ''), facts: readFacts(join(folder, name)) }));
  const seen = new Set<string>();
  for (const { title, facts } of chapters) {
    for (const [id, { mark }] of Object.entries(facts)) {
      if (seen.has(id)) throw new Error(`the fact ${id} of ${title} stands in another chapter too`);
      if (!marks.includes(mark)) throw new Error(`the fact ${id} of ${title} has the mark ${mark}`);
      seen.add(id);
    }
  }
  return chapters;
}

function readFacts(path: string): { [id: string]: Fact } {
  return JSON.parse(readFileSync(path, 'utf8'));
}
