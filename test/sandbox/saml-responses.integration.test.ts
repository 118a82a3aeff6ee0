import { deflateRawSync } from 'node:zlib';
import { refusalOf, textOf } from './browser';
import { doubt, fact } from './facts/fact';
import {
  ada,
  expiredCertificate,
  idpCertificate,
  idpEndpoint,
  idpIssuer,
  otherCertificate,
  type ResponseInput,
} from './identity-provider';
import { rehearse, slack } from './rehearsal';

const rehearsal = rehearse();
type Wrong = Partial<ResponseInput>;

/** Slack's own sentence is shown, marked as its own, and nobody gets in. */
async function expectSlackRefusal(input: Wrong, message: string): Promise<void> {
  const before = rehearsal.sandbox.members().length;
  const answer = await rehearsal.present(input);
  expect(refusalOf(answer).message).toBe(message);
  expect(answer.status).toBe(400);
  expect(answer.text).toContain('Slack’s own words.');
  expect(rehearsal.sandbox.members()).toHaveLength(before);
}

const expectAccepted = async (input: Wrong) => rehearsal.expectSignedIn(await rehearsal.present(input));
const codeOf = async (input: Wrong) => refusalOf(await rehearsal.present(input)).code;
const encryptFor = () => rehearsal.sandbox.serviceProvider().certificate;

describe('what a Response must say (SAML §4)', () => {
  fact('M4.1', async () => {
    const { id, relayState } = await rehearsal.start();
    const xml = rehearsal.response({ inResponseTo: id });
    const deflated = deflateRawSync(xml).toString('base64');
    const odd = await rehearsal.browser.post('/sso/saml', { SAMLResponse: deflated, RelayState: relayState });
    expect([odd.status, refusalOf(odd).code]).toEqual([400, 'unreadable']);
    expect((await rehearsal.browser.post('/sso/saml', { SAMLRequest: 'x' })).status).toBe(400);
    await rehearsal.expectSignedIn(await rehearsal.browser.present(xml, relayState));
  });

  fact('M4.2', async () => {
    await expectSlackRefusal({ version: '1.1' }, slack.version);
    await expectSlackRefusal({ version: '' }, slack.version);
    await expectAccepted({ version: '2.0' });
  });

  fact('M4.3', async () => {
    await expectSlackRefusal({ destination: `${rehearsal.acsUrl}/` }, slack.destination);
    await expectSlackRefusal({ destination: null }, slack.destination);
    await expectAccepted({ destination: rehearsal.acsUrl });
  });

  fact('M4.4', async () => {
    await expectSlackRefusal({ issuer: `${idpIssuer}/` }, slack.issuer);
    await expectSlackRefusal({ assertionIssuer: 'https://other.example' }, slack.issuer);
    await expectAccepted({ issuer: idpIssuer });
  });

  fact('M4.5', async () => {
    await expectSlackRefusal({ audience: 'https://acme.slack.com' }, slack.audience);
    await expectSlackRefusal({ audience: null }, slack.audience);
    await expectAccepted({ audience: 'https://slack.com' });
  });

  fact('M4.6', async () => {
    await rehearsal.sandbox.configure({ idpIssuer: '' });
    await expectAccepted({ issuer: 'https://other.example' });
  });

  fact('M4.7', async () => {
    const { id, relayState } = await rehearsal.start();
    const inTime = new Date(rehearsal.clock.now().getTime() + 300_000).toISOString();
    const answer = { inResponseTo: id, recipient: rehearsal.acsUrl, notOnOrAfter: inTime };
    const wrong = await rehearsal.present({ ...answer, recipient: 'https://acme.slack.com/sso/saml' }, relayState);
    expect(refusalOf(wrong).code).toBe('confirmation');
    await rehearsal.expectSignedIn(await rehearsal.present(answer, relayState));
  });

  fact('M4.8', async () => {
    const ago = (seconds: number) => new Date(rehearsal.clock.now().getTime() - seconds * 1000).toISOString();
    await expectAccepted({ notBefore: ago(30) });
    await expectAccepted({ notBefore: ago(0) });
    expect(await codeOf({ notBefore: ago(-1) })).toBe('not_yet_valid');
    expect(await codeOf({ notOnOrAfter: ago(0) })).toBe('expired');
    expect(await codeOf({ notOnOrAfter: 'soon' })).toBe('expired');
    expect(await codeOf({ notOnOrAfter: null })).toBe('expired');
  });

  fact('M4.9', async () => {
    expect(await codeOf({ authnStatement: false })).toBe('authn_statement');
    await expectAccepted({});
    expect(rehearsal.response()).toContain('SessionIndex="_s1"');
    expect(rehearsal.response()).not.toContain('SessionNotOnOrAfter');
  });

  fact('M4.10', async () => {
    const { id, relayState, xml } = await rehearsal.start();
    expect(xml).toContain('classes:PasswordProtectedTransport');
    const answer = rehearsal.response({ inResponseTo: id });
    expect(answer).toContain('classes:Password<');
    await rehearsal.expectSignedIn(await rehearsal.browser.present(answer, relayState));
  });

  fact('M4.11', async () => {
    await expectAccepted({ inResponseTo: undefined });
  });

  doubt('unsolicitedRelayState', async () => {
    const ignored = await rehearsal.present({}, '/messages/general/');
    expect(ignored.location).toBe('/');
    await rehearsal.expectSignedIn(ignored);
    await rehearsal.turn({ unsolicitedRelayState: 'follow' });
    expect((await rehearsal.present({}, '/messages/general/')).location).toBe('/messages/general/');
    expect((await rehearsal.present({}, 'https://evil.example/')).location).toBe('/');
  });

  doubt('unknownInResponseTo', async () => {
    expect(await codeOf({ inResponseTo: '_never-sent' })).toBe('unknown_in_response_to');
    expect(await codeOf({ confirmedInResponseTo: '_never-sent' })).toBe('unknown_in_response_to');
    await rehearsal.turn({ unknownInResponseTo: 'accept' });
    await expectAccepted({ inResponseTo: '_never-sent' });
  });

  it('takes one answer to a request, and none that mixes two', async () => {
    const first = await rehearsal.start();
    const other = await rehearsal.start();
    const crossed = { inResponseTo: first.id, confirmedInResponseTo: other.id };
    expect(refusalOf(await rehearsal.present(crossed, first.relayState)).code).toBe('unknown_in_response_to');
    await rehearsal.expectSignedIn(await rehearsal.present({ inResponseTo: first.id }, first.relayState));
    const again = await rehearsal.present({ inResponseTo: first.id }, first.relayState);
    expect(refusalOf(again).code).toBe('unknown_in_response_to');
  });

  doubt('failureStatus', async () => {
    const failed = { status: 'urn:oasis:names:tc:SAML:2.0:status:Responder' };
    const answer = await rehearsal.present(failed);
    expect([answer.status, refusalOf(answer).code]).toEqual([400, 'status']);
    await rehearsal.turn({ failureStatus: 'not-looked-at' });
    const bare = { ...failed, tamper: (xml: string) => xml.replace(/<saml:Assertion.*<\/saml:Assertion>/s, '') };
    expect(await codeOf({ ...bare, sign: 'none' })).toBe('assertion_count');
  });

  doubt('replayedResponse', async () => {
    const once = rehearsal.response({ assertionId: '_a1', responseId: '_r1' });
    await rehearsal.expectSignedIn(await rehearsal.browser.present(once));
    expect(refusalOf(await rehearsal.browser.present(once)).code).toBe('replayed');
    expect(await codeOf({ assertionId: '_a1' })).toBe('replayed');
    expect(await codeOf({ responseId: '_r1' })).toBe('replayed');
    await expectAccepted({ responseId: '_r2', assertionId: '_a2' });
    await rehearsal.turn({ replayedResponse: 'accept' });
    await rehearsal.expectSignedIn(await rehearsal.browser.present(once));
  });

  it('signs in once when the same Response comes many times at once', async () => {
    const once = rehearsal.response();
    const answers = await Promise.all(Array.from({ length: 8 }, () => rehearsal.browser.present(once)));
    expect(answers.filter((answer) => answer.status === 303)).toHaveLength(1);
  });

  doubt('clockSkewSeconds', async () => {
    const ahead = (ms: number) => ({ notBefore: new Date(rehearsal.clock.now().getTime() + ms).toISOString() });
    const over = (ms: number) => ({ notOnOrAfter: new Date(rehearsal.clock.now().getTime() - ms).toISOString() });
    expect(await codeOf(ahead(1))).toBe('not_yet_valid');
    for (const seconds of [60, 180]) {
      await rehearsal.turn({ clockSkewSeconds: String(seconds) });
      await expectAccepted(ahead(seconds * 1000));
      expect(await codeOf(ahead(seconds * 1000 + 1))).toBe('not_yet_valid');
      await expectAccepted(over(seconds * 1000 - 1));
      expect(await codeOf(over(seconds * 1000))).toBe('expired');
    }
  });

  doubt('profileRules', async () => {
    const lacking: [Wrong, string][] = [
      [{ recipient: 'https://elsewhere.example' }, 'confirmation'],
      [{ authnStatement: false }, 'authn_statement'],
    ];
    for (const [wrong, code] of lacking) expect(await codeOf(wrong)).toBe(code);
    await rehearsal.turn({ profileRules: 'lenient' });
    for (const [wrong] of lacking) await expectAccepted(wrong);
    expect(await codeOf({ notOnOrAfter: null })).toBe('expired');
  });
});

describe('the NameID and the attributes (SAML §4)', () => {
  fact('M4.12', async () => {
    const nameIdQualifiers = ' NameQualifier="acme.slack.com" SPNameQualifier="https://slack.com"';
    const landing = await expectAccepted({ nameIdQualifiers });
    expect(textOf(landing.text)).toContain('NameID employee-1');
    const report = rehearsal.sandbox.journal().at(-1)?.report;
    expect(report?.facts).toContainEqual(['NameQualifier', 'acme.slack.com']);
    expect(report?.facts).toContainEqual(['SPNameQualifier', 'https://slack.com']);
  });

  fact('M4.13', async () => {
    await expectAccepted({ nameId: 'employee-1' });
    const moved = { 'User.Email': 'countess@example.com', 'User.Username': 'lovelace', last_name: 'Lovelace' };
    await expectAccepted({ nameId: 'employee-1', attributes: moved });
    expect(rehearsal.sandbox.members()).toMatchObject([{ nameId: 'employee-1', email: 'countess@example.com' }]);
    await expectAccepted({ nameId: 'employee-2', attributes: { 'User.Email': 'bob@example.com' } });
    expect(rehearsal.sandbox.members()).toHaveLength(2);
  });

  fact('M4.14', async () => {
    const legacy = { email: 'ada@example.com', username: 'ada', nameId: 'CN=Ada Byron,OU=People' };
    const { id } = await rehearsal.control('POST', '/members', legacy);
    await expectAccepted({ nameId: legacy.nameId });
    expect(rehearsal.sandbox.members()).toMatchObject([{ id, nameId: legacy.nameId }]);
  });

  doubt('nameIdMatching', async () => {
    await expectAccepted({ nameId: 'Employee-A' });
    await expectAccepted({ nameId: 'employee-a', attributes: { 'User.Email': 'b@example.com' } });
    expect(rehearsal.sandbox.members().map((member) => member.nameId)).toEqual(['Employee-A', 'employee-a']);
    await rehearsal.control('POST', '/reset');
    await rehearsal.turn({ nameIdMatching: 'ignore-case' });
    await expectAccepted({ nameId: 'Employee-A' });
    await expectAccepted({ nameId: 'employee-a' });
    expect(rehearsal.sandbox.members()).toMatchObject([{ nameId: 'Employee-A' }]);
  });

  doubt('nameIdFormat', async () => {
    const format = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
    await expectSlackRefusal({ nameIdFormat: format }, slack.nameId);
    await rehearsal.turn({ nameIdFormat: 'any' });
    await expectAccepted({ nameIdFormat: format });
    await expectSlackRefusal({ nameId: null }, slack.nameId);
  });

  fact('M4.15', async () => {
    expect(await codeOf({ attributes: { 'user.email': 'ada@example.com' } })).toBe('email_missing');
    await expectAccepted({ attributes: { ...ada, First_Name: 'Augusta', first_name: 'Ada' } });
    expect(rehearsal.sandbox.members()).toMatchObject([{ firstName: 'Ada' }]);
  });

  fact('M4.16', async () => {
    const { 'User.Email': _email, ...others } = ada;
    for (const attributes of [others, { ...others, 'User.Email': '' }, { ...others, 'User.Email': 'nobody' }]) {
      expect(await codeOf({ attributes })).toBe('email_missing');
    }
    await expectAccepted({ attributes: { 'User.Email': 'ada@example.com' } });
  });

  fact('M4.17', async () => {
    await expectAccepted({ attributes: { 'User.Email': 'a.byron@example.com' } });
    await expectAccepted({ nameId: 'employee-2', attributes: { ...ada, 'User.Username': 'countess' } });
    expect(rehearsal.sandbox.members()).toMatchObject([
      { username: 'a.byron', displayName: 'a.byron' },
      { username: 'countess', displayName: 'countess' },
    ]);
  });

  fact('M4.18', async () => {
    const { first_name: _first, last_name: _last, ...others } = ada;
    await expectAccepted({ attributes: others });
    await expectAccepted({ nameId: 'employee-2', attributes: { ...ada, 'User.Email': 'b@example.com' } });
    const names = rehearsal.sandbox.members().map(({ firstName, lastName }) => [firstName, lastName]);
    expect(names).toEqual([
      ['', ''],
      ['Ada', 'Byron'],
    ]);
  });

  fact('M4.19', async () => {
    const nameFormat = 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified';
    await expectAccepted({ nameFormat, valueType: 'xs:anyType' });
    expect(rehearsal.sandbox.members()).toMatchObject([{ email: 'ada@example.com', firstName: 'Ada' }]);
  });

  fact('M4.20', async () => {
    const nameFormat = 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic';
    await expectAccepted({ nameFormat, valueType: 'xs:string' });
    expect(rehearsal.sandbox.members()).toMatchObject([{ email: 'ada@example.com', firstName: 'Ada' }]);
  });

  fact('M4.21', async () => {
    await expectAccepted({ attributes: { ...ada, 'User.DisplayName': 'Countess', displayName: 'Countess' } });
    expect(rehearsal.sandbox.members()).toMatchObject([{ displayName: 'ada', firstName: 'Ada', lastName: 'Byron' }]);
  });

  fact('M4.22', async () => {
    const more = { title: 'Countess', phone: '+44 1', photo: 'https://example.com/a.png', groups: ['Engines'] };
    await expectAccepted({ attributes: { ...ada, ...more } });
    const [member] = rehearsal.sandbox.members();
    expect(member).toMatchObject({ title: '', mobilePhone: undefined, primaryPhone: undefined, photo: undefined });
    expect(rehearsal.sandbox.org().groups.all).toHaveLength(0);
  });

  doubt('emailClaims', async () => {
    const { 'User.Email': _email, ...others } = ada;
    const claim = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress';
    for (const name of ['email', 'emailaddress', claim]) {
      await rehearsal.turn({ emailClaims: 'not-taken' });
      expect(await codeOf({ attributes: { ...others, [name]: 'ada@example.com' } })).toBe('email_missing');
      await rehearsal.turn({ emailClaims: 'taken' });
      await expectAccepted({ attributes: { ...others, [name]: 'ada@example.com' } });
    }
    await expectAccepted({ attributes: { ...ada, email: 'other@example.com' } });
    expect(rehearsal.sandbox.members()).toMatchObject([{ email: 'ada@example.com' }]);
  });

  doubt('displayName', async () => {
    await expectAccepted({});
    expect(rehearsal.sandbox.members()).toMatchObject([{ displayName: 'ada' }]);
    await rehearsal.turn({ displayName: 'full-name' });
    await expectAccepted({});
    expect(rehearsal.sandbox.members()).toMatchObject([{ displayName: 'Ada Byron' }]);
  });
});

describe('signing, encryption, certificates (SAML §4)', () => {
  fact('M4.23', async () => {
    await rehearsal.sandbox.configure({ responsesSigned: true, assertionsSigned: false });
    await expectAccepted({ sign: 'response' });
    await expectAccepted({ sign: 'both' });
    await expectSlackRefusal({ sign: 'assertion' }, slack.responseUnsigned);
    await rehearsal.sandbox.configure({ responsesSigned: false });
    await expectAccepted({ sign: 'assertion' });
    await expectSlackRefusal({ sign: 'none' }, slack.nothingSigned);
  });

  fact('M4.24', async () => {
    await expectSlackRefusal({ sign: 'assertion' }, slack.responseUnsigned);
  });

  fact('M4.25', async () => {
    await rehearsal.sandbox.configure({ responsesSigned: false });
    await expectAccepted({ sign: 'assertion' });
  });

  fact('M4.26', async () => {
    await rehearsal.sandbox.configure({ responsesSigned: false });
    const unsigned = { sign: 'assertion', encryptFor: encryptFor(), encryptedId: true } as const;
    await expectSlackRefusal(unsigned, slack.encryptedUnsigned);
  });

  doubt('encryptedInUnsignedResponse', async () => {
    await rehearsal.sandbox.configure({ responsesSigned: false });
    const unsigned = { sign: 'assertion', encryptFor: encryptFor() } as const;
    await expectSlackRefusal(unsigned, slack.encryptedUnsigned);
    await rehearsal.turn({ encryptedInUnsignedResponse: 'refuse-encrypted-id-only' });
    await expectAccepted(unsigned);
    await expectSlackRefusal({ ...unsigned, encryptedId: true }, slack.encryptedUnsigned);
  });

  fact('M4.27', async () => {
    await rehearsal.sandbox.configure({ signAuthnRequest: true });
    const { text } = await rehearsal.browser.get('/settings/certificate.pem');
    await expectAccepted({ encryptFor: text });
    expect(rehearsal.sandbox.members()).toMatchObject([{ nameId: 'employee-1' }]);
    const report = { encrypted: true, responseSignature: 'valid', assertionSignature: 'valid' };
    expect(rehearsal.sandbox.journal().at(-1)?.report).toMatchObject(report);
    expect(await codeOf({ encryptFor: idpCertificate })).toBe('decryption');
    await expectSlackRefusal({ encryptFor: text, sign: 'response' }, slack.assertionUnsigned);
    await expectSlackRefusal({ encryptFor: text, signWith: 'foreign' }, slack.signature);
  });

  doubt('encryptionAlgorithms', async () => {
    const taken = { 'gcm-only': ['gcm'], 'cbc-only': ['cbc'], any: ['gcm', 'cbc'] };
    expect(await codeOf({ encryption: 'gcm-rsa-1.5', encryptFor: encryptFor() })).toBe('decryption');
    for (const [encryptionAlgorithms, accepted] of Object.entries(taken)) {
      await rehearsal.turn({ encryptionAlgorithms });
      for (const encryption of ['gcm', 'cbc'] as const) {
        const { code } = refusalOf(await rehearsal.present({ encryption, encryptFor: encryptFor() }));
        const expected = accepted.includes(encryption) ? undefined : 'decryption';
        expect([encryptionAlgorithms, encryption, code]).toEqual([encryptionAlgorithms, encryption, expected]);
      }
    }
  });

  fact('M4.28', async () => {
    await rehearsal.turn({ sha1Signature: 'accept' });
    await expectAccepted({ algorithm: 'sha1' });
  });

  doubt('sha1Signature', async () => {
    await expectSlackRefusal({ algorithm: 'sha1' }, slack.signature);
    await rehearsal.turn({ sha1Signature: 'accept' });
    await expectAccepted({ algorithm: 'sha1' });
  });

  fact('M4.29', async () => {
    await expectAccepted({ algorithm: 'sha256' });
  });

  doubt('signatureForm', async () => {
    const inclusive = { canonicalization: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315' };
    await expectSlackRefusal({ algorithm: 'sha512' }, slack.signature);
    await rehearsal.sandbox.configure({ assertionsSigned: false });
    await expectSlackRefusal({ ...inclusive, sign: 'response' }, slack.signature);
    await rehearsal.turn({ signatureForm: 'any' });
    await expectAccepted({ algorithm: 'sha512' });
    await expectSlackRefusal({ algorithm: 'sha1' }, slack.signature);
    await expectAccepted({ ...inclusive, sign: 'response' });
  });

  fact('M4.30', async () => {
    await rehearsal.sandbox.configure({ certificate: otherCertificate });
    await expectSlackRefusal({}, slack.signature);
    await expectAccepted({ signWith: 'foreign' });
  });

  fact('M4.31', async () => {
    await expectAccepted({});
    await rehearsal.sandbox.configure({ certificate: otherCertificate });
    await expectSlackRefusal({ signWith: 'ours' }, slack.signature);
    await expectAccepted({ signWith: 'foreign' });
  });

  doubt('twoCertificates', async () => {
    const both = idpCertificate + otherCertificate;
    await expect(rehearsal.sandbox.configure({ certificate: both })).rejects.toMatchObject({
      code: 'sandbox.invalid_options',
    });
    await rehearsal.turn({ twoCertificates: 'accept' });
    await rehearsal.sandbox.configure({ certificate: both });
    await expectAccepted({ signWith: 'ours' });
    await expectAccepted({ signWith: 'foreign' });
    await rehearsal.sandbox.configure({ certificate: expiredCertificate + otherCertificate });
    await expectSlackRefusal({ signWith: 'ours' }, slack.signature);
    await expectAccepted({ signWith: 'foreign' });
  });

  doubt('certificateExpiry', async () => {
    await rehearsal.sandbox.configure({ certificate: expiredCertificate });
    await expectSlackRefusal({}, slack.signature);
    expect((await rehearsal.present()).text).toContain('expired on 2021-01-01');
    await rehearsal.turn({ certificateExpiry: 'ignore' });
    await expectAccepted({});
  });

  it('refuses a signature that is not valid even where it is not asked for', async () => {
    await rehearsal.sandbox.configure({ responsesSigned: false });
    const tamper = (xml: string) => xml.replace('<samlp:Response ', '<samlp:Response Consent="urn:x" ');
    await expectSlackRefusal({ tamper }, slack.signature);
  });

  it('refuses a genuine signature that was moved around another Assertion', async () => {
    await rehearsal.sandbox.configure({ responsesSigned: false });
    const wrap = (xml: string) => {
      const genuine = /<saml:Assertion .*<\/saml:Assertion>/s.exec(xml)?.[0] ?? '';
      const signature = /<Signature .*?<\/Signature>/s.exec(genuine)?.[0] ?? '';
      const hidden = `<Object>${genuine.replace(signature, '')}</Object></Signature>`;
      const forged = genuine
        .replace(signature, '')
        .replace(/ ID="[^"]+"/, ' ID="_forged"')
        .replace('employee-1', 'employee-2')
        .replace('<saml:Subject>', () => `${signature.replace('</Signature>', () => hidden)}<saml:Subject>`);
      return xml.replace(genuine, () => forged);
    };
    await expectSlackRefusal({ sign: 'assertion', tamper: wrap }, slack.signature);
  });
});

describe('Slack’s error messages, word for word (SAML §5)', () => {
  fact('M5.1', () => expectSlackRefusal({ issuer: 'https://other.example' }, slack.issuer));
  fact('M5.2', () => expectSlackRefusal({ sign: 'assertion' }, slack.responseUnsigned));
  fact('M5.3', () => expectSlackRefusal({ sign: 'response' }, slack.assertionUnsigned));
  fact('M5.4', () => expectSlackRefusal({ sign: 'none' }, slack.nothingSigned));

  fact('M5.5', () =>
    expectSlackRefusal({ sign: 'assertion', encryptFor: encryptFor(), encryptedId: true }, slack.encryptedUnsigned),
  );

  fact('M5.6', () => expectSlackRefusal({ audience: 'https://acme.slack.com' }, slack.audience));
  fact('M5.7', () => expectSlackRefusal({ destination: 'https://acme.slack.com/sso/saml/' }, slack.destination));

  fact('M5.8', async () => {
    await expectSlackRefusal({ nameId: null }, slack.nameId);
    await expectSlackRefusal({ nameId: ' ' }, slack.nameId);
    await expectSlackRefusal({ nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' }, slack.nameId);
    await expectSlackRefusal({ nameIdFormat: '' }, slack.nameId);
  });

  fact('M5.9', () => expectSlackRefusal({ version: '1.1' }, slack.version));

  fact('M5.10', async () => {
    const SAMLResponse = Buffer.from(rehearsal.response()).toString('base64');
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const answer = await fetch(`${rehearsal.acsUrl}?${new URLSearchParams({ SAMLResponse })}`, { method });
      expect(answer.status).toBe(405);
      expect(textOf(await answer.text())).toContain(slack.binding);
    }
  });

  fact('M5.11', async () => {
    await expectSlackRefusal({ signWith: 'foreign' }, slack.signature);
    await expectSlackRefusal({ tamper: (xml) => xml.replace('employee-1', 'employee-2') }, slack.signature);
  });

  fact('M5.12', async () => {
    const typed = { endpointUrl: idpEndpoint, idpIssuer, certificate: idpCertificate, providerName: 'Countersign' };
    const answer = await rehearsal.browser.post('/settings', { ...typed, buttonLabel: 'x'.repeat(21) });
    expect(answer.status).toBe(422);
    expect(refusalOf(answer).message).toBe(slack.settings);
    expect(answer.text).toContain('Slack’s own words.');
  });

  fact('M5.13', async () => {
    const { id, relayState } = await rehearsal.start('/settings/test/start');
    const answer = await rehearsal.present({ inResponseTo: id, attributes: {} }, relayState);
    expect(textOf((await rehearsal.browser.follow(answer)).text)).toContain('Email attribute is not being sent.');
  });

  fact('M5.14', async () => {
    const { message } = refusalOf(await rehearsal.present({ issuer: 'https://other.example' }));
    expect(message).not.toMatch(/[0-9]/);
  });

  doubt('refusalWording', async () => {
    const late = { notOnOrAfter: rehearsal.clock.now().toISOString() };
    const messageOf = async () => refusalOf(await rehearsal.present(late)).message;
    expect(await messageOf()).toBe('The Assertion of the SAML Response has expired.');
    await rehearsal.turn({ refusalWording: 'one-for-all' });
    const answer = await rehearsal.present(late);
    expect(refusalOf(answer)).toEqual({ code: 'expired', message: 'Something went wrong when you signed in.' });
    expect(textOf(answer.text)).toContain('NotOnOrAfter is');
    await expectSlackRefusal({ issuer: 'https://other.example' }, slack.issuer);
  });
});

describe('what no source words is refused in marked words of our own', () => {
  it.each<[string, string, Wrong]>([
    ['what node-saml alone finds wrong', 'validator', { more: '<saml:Conditions/>' }],
    [
      'two Assertions',
      'assertion_count',
      { tamper: (xml) => xml.replace(/<saml:Assertion.*<\/saml:Assertion>/s, '$&$&') },
    ],
    ['none', 'assertion_count', { tamper: (xml) => xml.replace(/<saml:Assertion.*<\/saml:Assertion>/s, '') }],
    ['a DOCTYPE (R7)', 'unreadable', { tamper: (xml) => `<!DOCTYPE x>${xml}` }],
    [
      'a comment in the NameID (R11)',
      'unreadable',
      { tamper: (xml) => xml.replace('employee-1', 'employee-1<!-- -->0') },
    ],
    [
      'a processing instruction in the NameID (R11)',
      'unreadable',
      { tamper: (xml) => xml.replace('employee-1', '<?p employee-?>1') },
    ],
  ])('%s', async (_case, code, input) => {
    const answer = await rehearsal.present(input);
    expect(refusalOf(answer).code).toBe(code);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('Practice wording');
    expect(rehearsal.sandbox.members()).toEqual([]);
  });

  it('a genuine Response that comes twice in one form (R16)', async () => {
    const SAMLResponse = Buffer.from(rehearsal.response()).toString('base64');
    const body = new URLSearchParams([
      ['SAMLResponse', SAMLResponse],
      ['SAMLResponse', SAMLResponse],
    ]);
    expect((await fetch(rehearsal.acsUrl, { method: 'POST', body, redirect: 'manual' })).status).toBe(400);
    await rehearsal.expectSignedIn(await rehearsal.present());
  });
});
