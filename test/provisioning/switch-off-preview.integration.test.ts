import type { SwitchOffCause } from '../../src/provisioning';
import { actor, Workplace } from './workplace';

/** What is shown before somebody is suspended, or their password let expire, is what then follows. */
let company: Workplace;

beforeAll(async () => {
  company = await Workplace.open();
});
afterAll(() => company?.close());

const guards = { deactivations: { count: 50 } };

async function previewOf(name: string, cause: SwitchOffCause = 'suspended') {
  const { connections, switchOffPreviews } = company.services;
  const connection = await connections.get(company.appSlug);
  const preview = await switchOffPreviews.preview(connection, await company.person(name), cause);
  return { ...preview, codes: preview.lines.map(({ code }) => code) };
}

it('says that the account is switched off, sends nothing, and it is so once they are suspended', async () => {
  await company.mirrored(['ada', 'grace'], { guards });
  company.writes();
  expect(await previewOf('ada')).toMatchObject({ deactivates: true, waits: false, codes: ['deactivate'] });
  expect([company.writes(), company.active()]).toEqual([[], ['ada', 'grace']]);
  await company.change('ada', { suspended: true });
  await company.work();
  expect(company.active()).toEqual(['grace']);
  expect(await previewOf('ada')).toMatchObject({ deactivates: false, codes: ['nothing'] });
});

it('says that a guard would let it wait, and it waits', async () => {
  await company.mirrored(['ada', 'grace'], { guards: { deactivations: { count: 0, percent: 0 } } });
  expect(await previewOf('ada')).toMatchObject({ deactivates: true, waits: true, codes: ['deactivate', 'waits'] });
  await company.change('ada', { suspended: true });
  await company.work();
  expect(company.active()).toEqual(['ada', 'grace']);
});

it('says that nobody is switched off who has no account', async () => {
  await company.mirrored(['grace'], { guards });
  expect(await previewOf('alan')).toMatchObject({ deactivates: false, waits: false, codes: ['no_account'] });
});

it('says what protects an account from being switched off (R105)', async () => {
  await company.mirrored(['ada', 'grace'], { guards });
  const { connections } = company.services;
  const protectedAccountIds = [company.account('ada')?.id ?? ''];
  await connections.update(actor, company.id, { settings: { protectedAccountIds } });
  expect(await previewOf('ada')).toMatchObject({ deactivates: false, codes: ['protected'] });
  expect(await previewOf('grace')).toMatchObject({ deactivates: true, codes: ['deactivate'] });
});

it('says that the rule keeps the account on, and that a paused connection sends nothing', async () => {
  await company.mirrored(['ada', 'grace'], { guards, activeRule: { whenSuspended: 'keep' } });
  expect(await previewOf('ada')).toMatchObject({ deactivates: false, codes: ['kept'] });
  await company.mirrored(['ada', 'grace'], { guards });
  await company.services.connectionStates.pause(actor, company.id, undefined);
  expect((await previewOf('ada')).codes).toEqual(['deactivate', 'connection_not_active']);
});

it('says that an expired password switches the account off, and it is so until there is a new one', async () => {
  await company.mirrored(['ada', 'grace'], { guards });
  expect(await previewOf('ada', 'passwordExpired')).toMatchObject({ deactivates: true, codes: ['deactivate'] });
  await company.change('ada', { passwordExpired: true });
  await company.work();
  expect(company.active()).toEqual(['grace']);
  expect(await previewOf('ada', 'passwordExpired')).toMatchObject({ deactivates: false, codes: ['nothing'] });
  await company.change('ada', { passwordExpired: false });
  await company.work();
  expect(company.active()).toEqual(['ada', 'grace']);
});

it('says that the rule keeps the account on while a password has expired, and it stays on', async () => {
  await company.mirrored(['ada', 'grace'], { guards, activeRule: { whenPasswordExpired: 'keep' } });
  expect(await previewOf('ada', 'passwordExpired')).toMatchObject({ deactivates: false, codes: ['kept'] });
  expect(await previewOf('ada')).toMatchObject({ deactivates: true, codes: ['deactivate'] });
  await company.change('ada', { passwordExpired: true });
  await company.work();
  expect(company.active()).toEqual(['ada', 'grace']);
});
