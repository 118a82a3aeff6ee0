import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { Agent, request } from 'undici';

/**
 * The load of `bench:sso`, in a process of its own: unsigned HTTP-Redirect AuthnRequests with a session cookie. Each
 * order from the parent is one run; each answer must hold a Response, or the run fails.
 */
export type Order = {
  url: string;
  issuer: string;
  cookie: string;
  logins: number;
  concurrency: number;
  perSecond?: number;
};

export type Report = { seconds: number; latenciesMs: number[]; failures: string[] };

process.on('message', (order: Order) => {
  run(order).then(
    (report) => process.send?.(report),
    (error: unknown) => {
      process.send?.({ seconds: 0, latenciesMs: [], failures: [String(error)] } satisfies Report);
    },
  );
});

async function run(order: Order): Promise<Report> {
  const dispatcher = new Agent({ connections: order.concurrency, pipelining: 1 });
  const queries = Array.from({ length: order.logins }, () => authnRequestQuery(order));
  const latenciesMs: number[] = [];
  const failures: string[] = [];
  let next = 0;
  const started = performance.now();
  const worker = async () => {
    while (next < queries.length) {
      const index = next;
      next += 1;
      const dueAt = order.perSecond === undefined ? performance.now() : started + (index * 1000) / order.perSecond;
      const wait = dueAt - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      const answer = await request(`${order.url}?${queries[index]}`, { dispatcher, headers: { cookie: order.cookie } });
      const text = await answer.body.text();
      // With a rate given, latency counts from when the request was due, so that waiting for a free place is seen.
      latenciesMs.push(performance.now() - dueAt);
      if (answer.statusCode !== 200 || !text.includes('name="SAMLResponse"'))
        failures.push(`${answer.statusCode} ${text.slice(0, 200)}`);
    }
  };
  await Promise.all(Array.from({ length: order.concurrency }, worker));
  const seconds = (performance.now() - started) / 1000;
  await dispatcher.close();
  return { seconds, latenciesMs, failures: failures.slice(0, 5) };
}

function authnRequestQuery({ url, issuer }: Order): string {
  const xml =
    `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"` +
    ` ID="_${randomBytes(16).toString('hex')}" Version="2.0" IssueInstant="${new Date().toISOString()}" Destination="${url}"` +
    ` ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"><saml:Issuer>${issuer}</saml:Issuer>` +
    '<samlp:NameIDPolicy Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" AllowCreate="true"/>' +
    '<samlp:RequestedAuthnContext Comparison="exact"><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>' +
    '</samlp:AuthnRequest>';
  return `SAMLRequest=${encodeURIComponent(deflateRawSync(Buffer.from(xml)).toString('base64'))}&RelayState=bench`;
}
