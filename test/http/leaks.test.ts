import { beforeAll, expect, test } from 'vitest';
import { build, startProcess } from '../support/process.ts';
import { startUpstream, type UpstreamReply } from '../support/upstream.ts';

beforeAll(build, 120_000);

const TOKEN = 'KEY-canary-4711';
const BODY = 'upstream-body-canary';

const REQUESTS: Readonly<Record<string, RequestInit>> = {
  'a read': { body: JSON.stringify({ query: '{ assistant(id: "a") { id tools { __typename } } assistants { nodes { id } } }' }) },
  'a write': {
    body: JSON.stringify({ query: 'mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "k" }) { userErrors { message } } }' }),
  },
  'an id that is none': { body: JSON.stringify({ query: '{ assistant(id: "../../etc") { id } }' }) },
  'bad input': { body: JSON.stringify({ query: '{ assistants(first: 9999) { totalCount } }' }) },
  'bad variables': { body: JSON.stringify({ query: 'query($a: Int!) { assistants(first: $a) { totalCount } }', variables: { a: {} } }) },
  'no GraphQL': { body: JSON.stringify({ query: '{' }) },
  'an unknown field': { body: JSON.stringify({ query: '{ nothing }' }) },
  'an unknown operation': { body: JSON.stringify({ query: '{ __typename }', operationName: 'x' }) },
  'a subscription': { body: JSON.stringify({ query: 'subscription { nothing }' }) },
  'too deep a text': { body: JSON.stringify({ query: '{a'.repeat(100_000) }) },
  'no JSON': { body: '{' },
  'no media type': { body: '{}', headers: { 'content-type': 'text/plain' } },
  'no acceptable type': { body: '{"query":"{ __typename }"}', headers: { 'content-type': 'application/json', accept: 'image/png' } },
  'an event stream': { body: '{"query":"{ __typename }"}', headers: { 'content-type': 'application/json', accept: 'text/event-stream' } },
  'a wrong method': { method: 'DELETE' },
};

const FAULTS: Readonly<Record<string, UpstreamReply>> = {
  'fails with a page': {
    status: 500,
    headers: { 'content-type': 'text/html' },
    body: `<html>${BODY} at /srv/app/node_modules/x.js:1</html>`,
  },
  'refuses the credential': { status: 401, body: { errors: [{ code: '10009', title: BODY, detail: `${BODY} ${TOKEN}` }] } },
  'answers no JSON': { body: `${BODY} {` },
  'answers a list': { body: [BODY] },
  'hangs up': { raw: (response) => response.destroy() },
  redirects: { status: 302, headers: { location: 'https://elsewhere.example.com/' } },
};

/** What only an unmasked bug would say. */
const SIGNS = ['node_modules', '\\n    at ', 'stack', '.ts:', 'INTERNAL_SERVER_ERROR'];

// Libraries read the variable when they are loaded, so each mode is a process.
test.each(['production', 'development'])(
  'no answer tells of the machine, the credential or the upstream, whatever that answers, with NODE_ENV=%s',
  async (mode) => {
    const upstream = await startUpstream(({ headers }) => FAULTS[faultOf(headers.authorization)] ?? {});
    const gateway = await startProcess({ env: { UPSTREAM_URL: upstream.url, NODE_ENV: mode } });
    const url = await gateway.url;
    const { host, port } = new URL(upstream.url);
    const secrets = [TOKEN, host, `:${port}`, '/v2', BODY, 'elsewhere', ...SIGNS, process.cwd(), gateway.folder];
    const findings: string[] = [];
    for (const fault of Object.keys(FAULTS)) {
      for (const [name, init] of Object.entries(REQUESTS)) {
        const headers = {
          'content-type': 'application/json',
          ...(init.headers as Record<string, string>),
          authorization: authorizationOf(fault),
        };
        const response = await fetch(url, { method: 'POST', ...init, headers });
        const text = `${JSON.stringify([...response.headers])} ${await response.text()}`;
        const at = `${name}, of an upstream that ${fault},`;
        if (response.status >= 500) findings.push(`${at} is answered with ${response.status}`);
        findings.push(...secrets.filter((secret) => text.includes(secret)).map((secret) => `${at} tells ${secret}`));
      }
    }
    expect(findings).toEqual([]);
    const reached = upstream.requests.map(({ method, headers }) => `${method} ${faultOf(headers.authorization)}`);
    expect(reached).toEqual(expect.arrayContaining(Object.keys(FAULTS).flatMap((fault) => [`GET ${fault}`, `POST ${fault}`])));
  },
);

/** A tenant for each fault, whose circuit opens for nobody else. */
const authorizationOf = (fault: string) => `Bearer ${TOKEN}-${Object.keys(FAULTS).indexOf(fault)}`;
const faultOf = (authorization = '') => Object.keys(FAULTS).find((fault) => authorizationOf(fault) === authorization) ?? '';
