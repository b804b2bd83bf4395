import { expect, test } from 'vitest';
import { startGateway, startSandboxGateway } from '../support/gateway.ts';
import { startUpstream, type UpstreamReply } from '../support/upstream.ts';
import { mutation } from './write.ts';

const QUERY = '{ assistant(id: "a") { name texml } }';
const PATH = 'GET /ai/assistants/a/texml';
const XML = '<?xml version="1.0"?>\n<Response><Connect/></Response>';

async function start(reply: UpstreamReply) {
  const upstream = await startUpstream(({ path, method }) => {
    if (path.endsWith('/texml')) return reply;
    return method === 'GET' ? { body: { id: 'a', name: 'Ann' } } : { body: { tags: ['x'] } };
  });
  return { ...startGateway({ upstreamUrl: upstream.url }), calls: upstream.calls };
}

test.each<[string, UpstreamReply, string | null]>([
  ['a text in JSON', { body: JSON.stringify(XML) }, XML],
  ['XML as it is', { headers: { 'content-type': 'application/xml' }, body: XML }, XML],
  ['a text under data', { body: { data: XML } }, XML],
  ['404', { status: 404, body: {} }, null],
  ['nothing', { body: '' }, null],
])('TeXML that comes as %s is read by one call, and kept', async (_name, reply, expected) => {
  const { query, calls } = await start(reply);
  for (let time = 0; time < 2; time += 1) {
    const { data, errors } = await query(QUERY);
    expect([data.assistant, errors]).toEqual([{ name: 'Ann', texml: expected }, undefined]);
  }
  expect(calls).toEqual(['GET /ai/assistants/a', PATH]);
});

test.each<[string, UpstreamReply]>([
  ['an object', { body: { response: XML } }],
  ['a number', { body: '1' }],
  ['a page', { headers: { 'content-type': 'text/html' }, body: '<!DOCTYPE html>\n<html><body>Gateway</body></html>' }],
])('TeXML that is %s is an error at its field', async (_name, reply) => {
  const { query } = await start(reply);
  const { data, errors } = await query(QUERY);
  expect(data.assistant).toEqual({ name: 'Ann', texml: null });
  expect(errors).toMatchObject([{ path: ['assistant', 'texml'], extensions: { code: 'UPSTREAM_BAD_RESPONSE' } }]);
});

test('TeXML is read again after a write on assistants', async () => {
  const { query, calls } = await start({ body: JSON.stringify(XML) });
  await query(QUERY);
  await query(mutation('addAssistantTag', '{ assistantId: "a", tag: "x" }', 'tags'));
  calls.length = 0;
  await query(QUERY);
  expect(calls).toEqual(['GET /ai/assistants/a', PATH]);
});

test('the sandbox has it for each assistant', async () => {
  const { query } = await startSandboxGateway();
  const { data } = await query('{ assistants(first: 3) { nodes { id texml } } }');
  for (const { id, texml } of data.assistants.nodes) expect(texml).toContain(`<AIAssistant id="${id}" />`);
});
