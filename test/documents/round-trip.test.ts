/** What is read can be written back: nothing but the changed key differs afterwards. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { jwtMode, sign } from '../auth/tokens.ts';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { startUpstream, type Document } from '../support/upstream.ts';
import { writable } from '../support/written-assistants.ts';
import { assistantDocument } from '../support/documents/arbitrary.ts';
import { sound } from '../support/documents/sound.ts';
import { IncompleteInputError, toInput } from '../../src/client/public.ts';
import { readAll, UPDATE } from '../support/documents/read-all.ts';
import { fieldsOf } from '../resources/write.ts';
import { isObject } from '../support/documents/json.ts';
import { foreignDocuments, realAssistants } from '../support/documents/real.ts';

const EVERYTHING = readAll(schema);

interface UserError {
  readonly message: string;
  readonly field: readonly string[] | null;
}

/** A gateway whose upstream holds whatever documents the moment asks for. */
async function startOver(merges: boolean, options: Partial<GatewayOptions> = {}) {
  const state = { documents: [] as readonly Document[] };
  const upstream = await startUpstream(writable(state, { merges }), { isDescribed: false });
  const gateway = startGateway({ upstreamUrl: upstream.url, cacheTtlMs: 0, ...options });
  return {
    /** Reads all of a document, changes its name, and writes all of it. */
    rename: async (document: Document) => {
      state.documents = [document];
      const { id } = document;
      const read = await gateway.query(EVERYTHING, { variables: { id } });
      const changes = { ...toInput('AssistantChanges', read.data.assistant), name: 'Renamed' };
      const { data, errors } = await gateway.query(UPDATE, { variables: { input: { id, changes } } });
      expect(errors).toBeUndefined();
      return { userErrors: data.updateAssistant.userErrors as readonly UserError[], stored: state.documents[0] ?? {} };
    },
  };
}

/** Lists of which null means something else than empty. */
const TELLING = new Set(['shared_tool_ids', 'allowed_tools', 'allowed_list']);

/** A document without what means the same: null, absent, `[]` and `{}`; and the kind of a node, which older flows leave out. */
function meaning(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.length === 0 && !TELLING.has(key) ? undefined : value.map((item) => meaning(item, key));
  if (!isObject(value)) return value ?? undefined;
  const entries = Object.entries(value).flatMap(([name, item]) => {
    const meant = meaning(item, name);
    return meant === undefined ? [] : [[name, meant] as const];
  });
  if (key === 'nodes' && value['type'] === undefined) entries.push(['type', 'prompt']);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

const meant = ({ version_id: _version, ...document }: Document) => meaning(document);

/** Documents that nobody could send, and why. */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  'telnyx-sample-pizza.json': ['input.changes.tools.1.transfer.from'],
  'telnyx-create-pci-payment.json': ['input.changes.extra.tool_ids'],
  // Its instructions are empty, which a write does not take.
  'telnyx-get-salon-brain.json': ['input.changes.instructions', 'input.changes.extra.tool_ids'],
  'telnyx-workflow-blueprint-claims.json': ['input.changes.extra.tools'],
  'vapi-assistant-healthcare.json': ['input.changes.extra.model'],
};

/** What every flow has. */
const isFlow = (flow: unknown) => isObject(flow) && typeof flow['start_node_id'] === 'string' && Array.isArray(flow['nodes']);
const documents = [...realAssistants(), ...foreignDocuments()];
const hasFlow = ({ document: { conversation_flow: flow } }: (typeof documents)[number]) =>
  flow === undefined || flow === null || isFlow(flow);

test('random documents, by either kind of upstream', async () => {
  const upstreams = [await startOver(true), await startOver(false)];
  let tools = 0;
  let edges = 0;
  await fc.assert(
    fc.asyncProperty(assistantDocument({ bigNumbers: false }), fc.constantFrom(...upstreams), async (random, { rename }) => {
      const document = sound(random);
      const { stored, userErrors } = await rename(document);
      expect(userErrors).toEqual([]);
      expect(meant(stored)).toEqual(meant({ ...document, name: 'Renamed' }));
      tools += listIn(document, 'tools').length;
      edges += listIn(document['conversation_flow'], 'edges').length;
    }),
    { numRuns: 150 },
  );
  expect(tools).toBeGreaterThan(50);
  expect(edges).toBeGreaterThan(50);
});

const listIn = (object: unknown, key: string): readonly unknown[] =>
  isObject(object) && Array.isArray(object[key]) ? (object[key] as readonly unknown[]) : [];

describe.each([true, false])('of an upstream that merges settings: %s', (merges) => {
  test.each(documents.filter(hasFlow).map(({ file, document }) => [file, document] as const))('%s', async (file, document) => {
    const { rename } = await startOver(merges);
    const { stored, userErrors } = await rename(document);
    expect(fieldsOf(userErrors)).toEqual(REFUSED[file] ?? []);
    expect(meant(stored)).toEqual(meant({ ...document, ...(userErrors.length === 0 && { name: 'Renamed' }) }));
  });
});

test.each(documents.filter((one) => !hasFlow(one)).map(({ file, document }) => [file, document] as const))(
  '%s has no flow that an input could hold',
  async (_file, document) => {
    const { rename } = await startOver(true);
    await expect(rename(document)).rejects.toThrow(IncompleteInputError);
  },
);

test('random documents by who may not see secrets: nothing but the name changes, or the write is refused', async () => {
  const token = await sign('assistants:read assistants:write conversations:read');
  const { rename } = await startOver(false, { auth: jwtMode(), token });
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(assistantDocument({ bigNumbers: false }), async (random) => {
      const document = sound(random);
      const { stored, userErrors } = await rename(document);
      expect(meant(stored)).toEqual(meant({ ...document, ...(userErrors.length === 0 && { name: 'Renamed' }) }));
      // Only what reads have masked is refused, and what nobody can tell apart.
      for (const { message } of userErrors) expect(message).toMatch(/holds "\*\*\*"|is missing: give it/);
      accepted += Number(userErrors.length === 0);
    }),
    { numRuns: 150 },
  );
  expect(accepted).toBeGreaterThan(30);
});

test('who may not see secrets writes them back all the same, without having seen them', async () => {
  const token = await sign('assistants:read assistants:write');
  const { rename } = await startOver(false, { auth: jwtMode(), token });
  const headers = [{ name: 'X-Key', value: 'sesame' }];
  const document = {
    id: 'a',
    name: 'Ann',
    voice_settings: { voice: 'v', new_token: 'hidden' },
    tools: [
      { type: 'webhook', webhook: { name: 'n', description: 'd', url: 'https://x.example/a', headers } },
      {
        type: 'refer',
        refer: {
          targets: [{ name: 'n', sip_address: 'sip:a@x.example', sip_auth_username: 'u', sip_auth_password: 'p' }],
          sip_headers: headers,
          custom_headers: headers,
        },
      },
    ],
    a2a_agents: [{ name: 'b', url: 'https://b.example', headers }],
  };
  const { stored, userErrors } = await rename(document);
  // The extra of an object shows its mask, which is refused: a client leaves it out, as unknown keys of settings stay.
  expect(fieldsOf(userErrors)).toEqual(['input.changes.voiceSettings.extra.new_token']);
  expect(stored).toEqual(document);
  const { voice_settings: _settings, ...rest } = document;
  const renamed = await rename(rest);
  expect(renamed.userErrors).toEqual([]);
  expect(meant(renamed.stored)).toEqual(meant({ ...rest, name: 'Renamed' }));
});
