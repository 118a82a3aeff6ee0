import { systemActor } from '../../src/core';
import { demoPassword } from '../../src/demo';
import { HttpClient } from '../support/http-client';
import type { Practice } from './practice';

const actor = systemActor('e2e');

/** Somebody whose every field tries to be more than text (R62). */
export const mallory = {
  username: 'mallory',
  email: 'mallory@acme.example',
  firstName: '<img src=x onerror=alert(1)>',
  lastName: `"'></title><script>alert(2)</script> & 🧑🏽‍🚀`,
  displayName: `‏مالوري ${'W'.repeat(120)} <b>bold</b>`,
  jobTitle: '=HYPERLINK("https://evil.example","click")',
};

/** What a first weeks leave behind: sign-ins of some days, a refusal, roles, the next key pair, a token, hostile names. */
export async function liveIn(practice: Practice): Promise<{ refusedCode: string }> {
  const { apps, directory, handovers, onboarding, roles, signingKeys, tokens } = practice.services;
  await onboarding.createPerson(actor, { ...mallory, password: demoPassword, groups: ['Engineering'] });
  await directory.createGroup(actor, {
    name: `<script>alert(3)</script> ${'نص'.repeat(60)} 🚀`,
    description: '<b>x</b>',
  });
  for (const [name, role] of [
    ['barbara', 'auditor'],
    ['grace', 'app_administrator'],
    ['dorothy', 'helpdesk'],
  ] as const) {
    await roles.change(actor, (await directory.getUser(name)).id, role);
  }
  const slack = await apps.get('slack');
  await signingKeys.create(actor, slack.id);
  await handovers.create(actor, slack, { step: 'slack_settings', hours: 48 });
  await tokens.create(actor, { name: 'HR export', scopes: ['directory:read'], expiresInDays: 90 }, 'everything');
  for (const name of ['grace', 'alan', 'emmy', 'radia']) await tryToEnter(practice, name);
  await tryToEnter(practice, 'vannevar');
  await spreadOverDays(practice);
  const { items } = await practice.services.traces.list({ outcome: 'refused' }, { limit: 1 });
  return { refusedCode: items[0]?.code ?? '' };
}

/** Goes from the workspace over our sign-in until a Response is made, or is not. */
export async function tryToEnter(practice: Practice, name: string): Promise<void> {
  const start = await new HttpClient(practice.workspaceUrl).get('/sso/saml/start');
  const person = new HttpClient(practice.baseUrl);
  const form = await person.get(start.location ?? '', { follow: true });
  const signedIn = await person.submit(form, { name, password: demoPassword });
  await person.get(signedIn.location ?? '');
}

/** The sign-ins of today become those of the last days, and the key that signs has done so for two years. */
async function spreadOverDays({ database }: Practice): Promise<void> {
  await database.query(
    `UPDATE signing_keys SET activated_at = activated_at - interval '2 years', not_before = not_before - interval '2 years',
            not_after = not_after - interval '2 years'
      WHERE state = 'active'`,
  );
  await database.query(
    `UPDATE saml_traces t SET started_at = started_at - n.days * interval '1 day'
       FROM (SELECT code, row_number() OVER (ORDER BY code) AS days FROM saml_traces) n WHERE n.code = t.code`,
  );
}
