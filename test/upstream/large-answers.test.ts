import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { startUpstream, type UpstreamReply } from '../support/upstream.ts';

const LIST = 'GET /ai/assistants';
const IMPORT = 'POST /ai/assistants/import';
const PAGE = '{ assistants(first: 250, orderBy: { field: NAME, direction: ASC }) { totalCount nodes { id name instructions tags } } }';
const IMPORT_ALL =
  'mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "k" }) { assistants { id name instructions } userErrors { code message } } }';

/** Half a megabyte: several pieces. Texts that look like JSON, in alphabets of one to four bytes. */
const entries = Array.from({ length: 250 }, (_, place) => ({
  id: `a${place}`,
  name: `Desk ${String(place).padStart(3, '0')}`,
  instructions: String.raw`{"say": ["Grüße", "您好", "👋", "\"]}, {"]} `.repeat(50),
  tags: ['[', '"', '\\'],
}));
const damagedEntry = [{ name: 'without an id' }, null, 7];
const text = JSON.stringify({ data: entries });

async function startOver(reply: UpstreamReply) {
  const upstream = await startUpstream(() => reply);
  return { ...startGateway({ upstreamUrl: upstream.url, limits: { retries: 0 } }), calls: upstream.calls };
}

describe('a list of many pieces is read whole, for one call', () => {
  test.each<[string, UpstreamReply]>([
    ['under data', { body: text }],
    ['bare', { body: JSON.stringify(entries) }],
    ['under its own name, with spaces', { body: JSON.stringify({ assistants: entries }, null, 2) }],
    ['behind other things', { body: JSON.stringify({ meta: { pages: [1] }, errors: [], data: entries, links: null }) }],
    ['packed', { body: gzipSync(text), headers: { 'content-encoding': 'gzip' } }],
    ['with one entry that is longer than a piece', { body: text.replace('Grüße', 'ü'.repeat(100_000)) }],
  ])('%s', async (_name, reply) => {
    const { query, calls } = await startOver(reply);
    const { data, errors } = await query(PAGE);
    expect(errors).toBeUndefined();
    const [first, ...rest] = data.assistants.nodes as readonly unknown[];
    expect(data.assistants.totalCount).toBe(entries.length);
    expect(first).toMatchObject({ id: 'a0', name: 'Desk 000' });
    expect(rest).toEqual(entries.slice(1));
    expect(calls).toEqual([LIST]);
  });

  test('and its entries that are no assistants are counted', async () => {
    const { query, calls } = await startOver({ body: { data: [...entries, ...damagedEntry] } });
    const { data, errors } = await query(PAGE);
    expect(data.assistants.totalCount).toBe(entries.length);
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_BAD_RESPONSE' } }]);
    expect(calls).toEqual([LIST]);
  });

  test('which an import brings, and single reads then cost nothing', async () => {
    const { query, calls } = await startOver({ body: text });
    const { data, errors } = await query(IMPORT_ALL);
    expect(errors).toBeUndefined();
    expect(data.importAssistants).toEqual({ assistants: entries.map(({ tags: _tags, ...rest }) => rest), userErrors: [] });
    expect((await query('{ assistant(id: "a249") { name } }')).data).toEqual({ assistant: { name: 'Desk 249' } });
    expect(calls).toEqual([IMPORT]);
  });
});

describe('a list of many pieces that is damaged is UPSTREAM_BAD_RESPONSE as a whole', () => {
  const middle = text.length >> 1;
  const nextEntry = text.indexOf('{"id"', middle);
  test.each([
    ['ends in the middle of an entry', text.slice(0, middle)],
    ['ends between two entries', text.slice(0, nextEntry - 1)],
    ['has no end', text.slice(0, -2)],
    ['has the wrong end', `${text.slice(0, -2)}}}`],
    ['lacks an entry', `${text.slice(0, nextEntry)},${text.slice(nextEntry)}`],
    ['lacks a comma', `${text.slice(0, nextEntry - 1)} ${text.slice(nextEntry)}`],
    ['has a second text behind it', `${text}{}`],
    ['has a quote too many in its last entry', text.replace(/\]\}$/, '"]}')],
  ])('as it %s', async (_name, body) => {
    const { query, calls } = await startOver({ body });
    const { errors } = await query(PAGE);
    expect(errors).toMatchObject([{ path: ['assistants'], extensions: { code: 'UPSTREAM_BAD_RESPONSE', upstream: { status: 200 } } }]);
    expect(calls).toEqual([LIST]);
  });
});

test('of a list of many pieces nothing is kept when its only reader leaves', async () => {
  const leaving = new AbortController();
  const body = JSON.stringify({ data: Array.from({ length: 2_000 }, (_, place) => ({ ...entries[place % 250], id: `a${place}` })) });
  // Sent is not yet read, and what is read is not yet parsed.
  const { query, calls } = await startOver({ raw: (response) => response.end(body, () => leaving.abort()) });
  await query(PAGE, { signal: leaving.signal }).catch(() => undefined);
  expect((await query('{ assistants(first: 1) { totalCount } }')).data).toEqual({ assistants: { totalCount: 2_000 } });
  expect(calls).toEqual([LIST, LIST]);
});

describe('of a refusal of many words', () => {
  const words = (length: number) => ({ detail: [{ loc: ['body', 'provider'], msg: 'no such provider' }], padding: 'x'.repeat(length) });

  test.each([
    ['those are shown that can be read at once', 60_000, 'no such provider'],
    ['none are read beyond that', 70_000, 'The upstream refused the input.'],
  ])('%s', async (_name, length, message) => {
    const { query, calls } = await startOver({ status: 422, body: words(length) });
    const { data, errors } = await query(IMPORT_ALL);
    expect(errors).toBeUndefined();
    expect(data.importAssistants).toEqual({ assistants: [], userErrors: [{ code: 'BAD_USER_INPUT', message }] });
    expect(calls).toEqual([IMPORT]);
  });

  test('the status counts all the same', async () => {
    const { query, calls } = await startOver({ status: 503, body: words(1_000_000), headers: { 'retry-after': '7' } });
    expect((await query(PAGE)).errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE', retryAfterSeconds: 7 } }]);
    expect(calls).toEqual([LIST]);
  });
});
