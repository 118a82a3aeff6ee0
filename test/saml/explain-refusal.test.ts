import { explainRefusal } from '../../src/saml';

it('tells an administrator what a refusal means and what to do, in other words than the person is told', () => {
  const { meaning, remedy } = explainRefusal('saml.not_authorised') ?? { meaning: '', remedy: '' };
  expect([meaning, remedy]).toEqual([
    'The person is in no group that may enter this app.',
    expect.stringContaining('authorise one of theirs'),
  ]);
});

it('says nothing of a code that is none of SAML’s, whatever it is called', () => {
  expect(['saml.trace_not_found', 'sign_in.throttled', 'constructor', ''].map(explainRefusal)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
