import type { schemas } from '../../api/schema';

type Finding = Pick<schemas['Preflight']['items'][number], 'user' | 'refusal' | 'advice' | 'slackErrors' | 'faults'>;

/** Something that stands in the way, in words for whoever can put it right, and the people whom it hits. */
export type Cause = { sentence: string; people: Finding['user'][] };

/**
 * Puts what was found about one person after the other together by cause: one wrong setting is one thing to do, however
 * many people it hits.
 *
 * @returns what hits most people first; a person with two troubles is under both
 */
export function causesOf(findings: readonly Finding[]): Cause[] {
  const causes = new Map<string, Cause>();
  for (const finding of findings) {
    for (const sentence of new Set(sentencesOf(finding))) {
      const cause = causes.get(sentence) ?? { sentence, people: [] };
      cause.people.push(finding.user);
      causes.set(sentence, cause);
    }
  }
  return [...causes.values()].toSorted((one, other) => other.people.length - one.people.length);
}

function sentencesOf({ refusal, advice, slackErrors, faults }: Finding): string[] {
  const refused = advice === undefined ? refusal : `${advice.meaning} ${advice.remedy}`;
  return [
    ...(refused === undefined ? [] : [refused]),
    ...slackErrors.map(({ message, because, remedy }) => `“${message}” ${because} ${remedy}`),
    ...faults.map(({ spName, message }) => `${spName}: ${message}`),
  ];
}
