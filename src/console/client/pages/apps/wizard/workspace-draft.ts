import { problemOf } from '../../../api/problem';
import type { schemas } from '../../../api/schema';

/** What is typed of a new app; without a short name of its own it gets the one that is suggested. */
export type WorkspaceDraft = { domain: string; name: string; slug?: string; several: boolean };

export const emptyDraft: WorkspaceDraft = { domain: '', name: 'Slack', several: false };

type App = schemas['AppDetail'];

/** `slack`, or with the first number with which no app has it. */
export function freeSlug(apps: readonly Pick<App, 'slug'>[]): string {
  const taken = new Set(apps.map(({ slug }) => slug));
  let slug = 'slack';
  for (let number = 2; taken.has(slug); number += 1) slug = `slack-${number}`;
  return slug;
}

/** The app that signs people in to the workspace that is typed, however its address is written. */
export function appOfDomain<Known extends Pick<App, 'settings'>>(
  apps: readonly Known[],
  typed: string,
): Known | undefined {
  const address = typed.trim().toLowerCase();
  const host = address.replace(/^https?:\/\//, '').replace(/[/?#].*$/, '');
  return apps.find(
    ({ settings: { slackDomain } }) => slackDomain !== undefined && [host, `${host}.slack.com`].includes(slackDomain),
  );
}

/** Codes that speak of one field as a whole. */
const fieldOfCode: { readonly [code: string]: string } = {
  'apps.slack_domain_invalid': 'domain',
  'apps.slug_taken': 'slug',
};

/** What is wrong, by the field it is wrong with. */
export function faultsByField(error: unknown): { readonly [field: string]: string } {
  const { code, title, detail, faults = [] } = problemOf(error);
  const field = fieldOfCode[code];
  if (field !== undefined) return { [field]: [title, detail].filter(Boolean).join(' ') };
  return Object.fromEntries(faults.map(({ path, message }) => [path, message]));
}
