/**
 * Journeys of test/interop/mellon.sh, one per call: `node journeys.mjs <journey> [app]`. Ends with 0, or with 1 and the
 * reason on standard error.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Browser } from './browser.mjs';
import { addressesOf, apache, countersign, folder, Visitor } from './visitor.mjs';

const journeys = {
  /** The deep link shows that RelayState comes back as it went out. */
  async redirect() {
    const visitor = new Visitor();
    const landing = `${addressesOf('redirect').page}?of=${encodeURIComponent('a deep link & é')}`;
    const page = await visitor.begin('redirect', landing);
    const request = page.hops.find(({ url }) => url.href.startsWith(`${addressesOf('redirect').sso}?SAMLRequest=`));
    assert.equal(request?.method, 'GET', 'Apache did not send its request by HTTP-Redirect');
    assert(!request.url.searchParams.has('Signature'), 'an unsigned request was expected');
    const { xml, environment } = await visitor.arrive(await visitor.signIn(page), 'redirect', landing);
    assert.match(xml, /^<samlp:Response[^>]* InResponseTo="/, 'the Response names no request');
    assert.equal(environment.get('REMOTE_USER'), environment.get('MELLON_NAME_ID'));
    const again = await visitor.browser.open(landing);
    assert.equal(again.hops.length, 1, 'Apache kept no session');
  },

  async post() {
    const visitor = new Visitor();
    const { page, sso } = addressesOf('post');
    const form = (await visitor.browser.open(page)).formTo(sso);
    assert.equal(form?.method, 'POST', 'Apache did not send its request by HTTP-POST');
    assert(!decodeRequest(form.fields.SAMLRequest).includes('SignatureValue'), 'an unsigned request was expected');
    await visitor.arrive(await visitor.signIn(await visitor.begin('post')), 'post');
    // Our cookie does not come with a POST from another site (SameSite=Lax), and the person is still known.
    visitor.browser.forget(new URL(apache).hostname);
    await visitor.arrive(await visitor.begin('post'), 'post');
  },

  async 'signed-redirect'() {
    const visitor = new Visitor();
    const page = await visitor.begin('signed');
    const request = page.hops.find(({ url }) => url.href.startsWith(addressesOf('signed').sso));
    assert(request?.url.searchParams.has('Signature'), 'Apache did not sign its request');
    await visitor.arrive(await visitor.signIn(page), 'signed');
  },

  async 'signed-post'() {
    const visitor = new Visitor();
    const form = (await visitor.browser.open(addressesOf('signed-post').page)).formTo(addressesOf('signed-post').sso);
    assert(decodeRequest(form.fields.SAMLRequest).includes('SignatureValue'), 'Apache did not sign its request');
    await visitor.arrive(await visitor.signIn(await visitor.begin('signed-post')), 'signed-post');
  },

  /** Somebody who is signed in already, so that nothing but the signature stands in the way. */
  async 'unsigned-refused'() {
    const visitor = await signedIn();
    const { page, sso } = addressesOf('signed');
    const asked = await visitor.browser.open(page, { until: (url) => url.href.startsWith(sso) });
    const without = new URL(asked.url);
    without.searchParams.delete('Signature');
    without.searchParams.delete('SigAlg');
    expectRefusal(await visitor.browser.open(without), 'signed', 'the request without its signature');
    const other = new URL(asked.url);
    other.searchParams.set('RelayState', `${page}?changed`);
    expectRefusal(await visitor.browser.open(other), 'signed', 'the request with another RelayState than was signed');
    visitor.readAnswer(await visitor.browser.open(asked.url), 'signed');
  },

  async 'unsigned-post-refused'() {
    const visitor = await signedIn();
    const { page, sso } = addressesOf('signed-post');
    const asking = await visitor.browser.open(page);
    const form = asking.formTo(sso);
    const stripped = decodeRequest(form.fields.SAMLRequest).replace(/<([a-z]+:)?Signature\b[\s\S]*<\/\1Signature>/, '');
    const fields = { SAMLRequest: Buffer.from(stripped).toString('base64') };
    const refused = await visitor.browser.submit(asking, form, fields);
    expectRefusal(refused, 'signed-post', 'the request without its signature');
    visitor.readAnswer(await visitor.browser.submit(asking, form), 'signed-post');
  },

  async launch() {
    const visitor = new Visitor();
    const page = await visitor.browser.open(addressesOf('redirect').launch);
    const first = await visitor.arrive(await visitor.signIn(page), 'redirect');
    assert(!first.xml.includes('InResponseTo'), 'the Response answers a request that there was not');

    visitor.browser.forget(new URL(apache).hostname);
    const portal = await visitor.browser.open(`${countersign}/`);
    const tile = portal.formTo(addressesOf('redirect').launch);
    assert(tile, `the portal shows no tile of the app: ${portal.summary}`);
    await visitor.arrive(await visitor.browser.submit(portal, tile), 'redirect');
  },

  async 'single-sign-on'() {
    const visitor = await signedIn();
    await visitor.arrive(await visitor.begin('redirect'), 'redirect');
    await visitor.arrive(await visitor.begin('encrypted'), 'encrypted');
  },

  async outsider() {
    const before = accessLog().length;
    for (const app of ['redirect', 'signed-post']) {
      const launched = new Visitor('olga');
      const refused = await launched.signIn(await launched.browser.open(addressesOf(app).launch));
      expectRefusal(refused, app, 'somebody in no authorised group', 403);
      const asked = new Visitor('olga');
      expectRefusal(await asked.signIn(await asked.begin(app)), app, 'somebody in no authorised group', 403);
    }
    // Apache writes a line when an answer is out, so the one of this request tells that all before it are there.
    await new Browser().open(`${apache}/marker`);
    const lines = await until(
      () => accessLog().slice(before),
      (found) => found.some((line) => line.includes('/marker')),
    );
    const reached = lines.filter((line) => line.includes('/postResponse'));
    assert.equal(reached.length, 0, `Apache was sent something: ${reached.join(', ')}`);
  },

  async encrypted() {
    const visitor = new Visitor();
    const page = await visitor.signIn(await visitor.begin('encrypted'));
    const { xml, environment } = await visitor.arrive(page, 'encrypted');
    assert.match(xml, /<saml:EncryptedAssertion/, 'the Assertion is not encrypted');
    assert.doesNotMatch(xml, /<saml:(Assertion|NameID|Attribute)\b/, 'something of the Assertion is left in clear');
    assert.equal(environment.get('MELLON_email'), "jose.o'neill@example.com");
  },

  async attributes() {
    const visitor = new Visitor();
    const page = await visitor.signIn(await visitor.begin('redirect'));
    const { environment } = await visitor.arrive(page, 'redirect');
    const wanted = {
      MELLON_first_name: 'José "Pepe" 😀',
      MELLON_last_name: "O'Neill & <Söhne>",
      MELLON_email: "jose.o'neill@example.com",
    };
    for (const [name, value] of Object.entries(wanted)) {
      assert(isText(environment.get(name), value), `${name} arrived as ${environment.get(name)}`);
    }
    const groups = [0, 1, 2].map((index) => environment.get(`MELLON_groups_${index}`)).filter(Boolean);
    const [labor, staff, ...others] = [...groups].sort();
    const isRight = isText(labor, 'R&D <Labor>') && staff === 'Staff' && others.length === 0;
    assert(isRight, `the groups arrived as ${groups.join(', ')}`);
    const nameId = environment.get('MELLON_NAME_ID');
    assert.match(nameId, /^[0-9a-f-]{36}$/, 'the NameID is not a persistent one of ours');
  },

  /** Each tampered Response is refused and opens nothing; then the very same one as it was sent is taken. */
  async tampered(app) {
    const changes = {
      'another NameID': (xml) => xml.replace(/(<saml:NameID[^>]*>)./, '$1x'),
      'another Audience': (xml) => xml.replace(/(<saml:Audience>)[^<]*/, '$1https://elsewhere.example.com'),
      'no signature': (xml) => xml.replaceAll(/<ds:Signature\b[\s\S]*?<\/ds:Signature>/g, ''),
      'another signature': (xml) =>
        xml.replaceAll(/(<ds:SignatureValue>)(.)/g, (_all, tag, first) => tag + (first === 'A' ? 'B' : 'A')),
    };
    for (const [name, change] of Object.entries(changes)) {
      const visitor = new Visitor();
      const page = await visitor.signIn(await visitor.begin(app));
      const { form, xml } = visitor.readAnswer(page, app);
      const changed = change(xml);
      assert.notEqual(changed, xml, `"${name}" changed nothing`);
      const fields = { SAMLResponse: Buffer.from(changed).toString('base64') };
      const refused = await visitor.browser.submit(page, form, fields);
      assert(refused.status >= 400, `a Response with ${name} was taken: ${refused.summary}`);
      const behind = await visitor.browser.open(addressesOf(app).page);
      assert.notEqual(behind.type, 'application/octet-stream', `a Response with ${name} opened a session`);
      await visitor.arrive(page, app);
    }
  },

  /** `IsPassive` asks to show the person nothing. */
  async passive() {
    const { page, acs } = addressesOf('redirect');
    const login = `${apache}/redirect/endpoint/login?ReturnTo=${encodeURIComponent(page)}&IsPassive=true`;
    const stranger = new Visitor();
    const answer = await stranger.browser.open(login);
    const { form, xml } = stranger.readAnswer(answer, 'redirect');
    assert.match(xml, /status:NoPassive"/, 'the Response does not say NoPassive');
    const told = await stranger.browser.submit(answer, form);
    assert.equal(told.status, 401, `Apache did not read the status: ${told.summary}`);
    assert(told.url.href.startsWith(acs));
    const visitor = await signedIn();
    await visitor.arrive(await visitor.browser.open(login), 'redirect');
  },

  /** One whole sign-in, for whatever was changed around it. */
  async 'sign-in'(app) {
    const visitor = new Visitor();
    await visitor.arrive(await visitor.signIn(await visitor.begin(app)), app);
  },

  /** Apache does not trust the key that signs: the sign-in must not work. */
  async 'untrusted-key'(app) {
    const visitor = new Visitor();
    const page = await visitor.signIn(await visitor.begin(app));
    const refused = await visitor.browser.submit(page, visitor.readAnswer(page, app).form);
    assert(refused.status >= 400, `Apache took a Response of a key it does not know: ${refused.summary}`);
  },
};

/** Somebody with a session at Countersign and none at Apache. */
async function signedIn() {
  const visitor = new Visitor();
  const home = await visitor.signIn(await visitor.browser.open(`${countersign}/sign-in`));
  assert.equal(home.status, 200, `the portal was expected, and came ${home.summary}`);
  return visitor;
}

function expectRefusal(page, app, what, status) {
  assert.equal(page.url.origin, countersign, `${what}: the browser was sent away, ${page.summary}`);
  const isRefused = status === undefined ? page.status >= 400 && page.status < 500 : page.status === status;
  assert(isRefused && page.formTo(addressesOf(app).acs) === undefined, `${what}: not refused, ${page.summary}`);
  assert.match(page.text, /\b[A-Z]{4}-[A-Z]{4}\b/, `${what}: the page shows no code to ask about`);
}

function decodeRequest(samlRequest) {
  return Buffer.from(samlRequest, 'base64').toString('utf8');
}

/** mod_auth_mellon up to 0.18 hands out the text of an AttributeValue as it is written in XML. */
function isText(arrived, wanted) {
  const written = wanted.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return arrived === wanted || arrived === written;
}

function accessLog() {
  return readFileSync(join(folder, 'access.log'), 'utf8').split('\n').filter(Boolean);
}

async function until(read, isThere, deadlineMs = 10_000) {
  for (const end = Date.now() + deadlineMs; Date.now() < end; ) {
    const found = read();
    if (isThere(found)) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`what was waited for did not come in ${deadlineMs} ms`);
}

const [name = '', ...rest] = process.argv.slice(2);
try {
  if (!Object.hasOwn(journeys, name)) throw new Error(`there is no journey "${name}"`);
  await journeys[name](...rest);
} catch (error) {
  const [reason] = error.message.split('\n');
  process.stderr.write(`${reason}\n`);
  process.exitCode = 1;
}
