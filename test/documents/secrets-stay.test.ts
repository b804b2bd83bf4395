/** Over generated tools, agents, settings and changes of them: no secret that is left out goes anywhere but where it went. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { jwtMode, sign } from '../auth/tokens.ts';
import { startGateway } from '../support/gateway.ts';
import { isObject, type JsonObject } from '../support/documents/json.ts';
import { startUpstream, type Document } from '../support/upstream.ts';
import { writable } from '../support/written-assistants.ts';
import { UPDATE } from '../support/documents/read-all.ts';

/** Few values, so that stored and given ones meet often. */
const name = fc.constantFrom('a', 'A', 'b');
const url = fc.constantFrom('https://x.example/1', 'https://x.example/2', String.raw`https://x.example\@y.example/1`, 'x.example:1/1');
const address = fc.constantFrom('sip:a@x.example', 'sip:b@y.example', '+1');
const unknown = fc.option(fc.constantFrom({ proxy: 'https://x.example' }, { proxy: 'https://y.example' }), { nil: {}, freq: 4 });
const headers = fc.array(name, { maxLength: 2 });
const target = fc.record({ to: address, user: fc.option(name, { nil: undefined, freq: 9 }), unknown });
const targets = fc.oneof(
  { weight: 5, arbitrary: fc.array(target, { minLength: 1, maxLength: 2 }) },
  { weight: 1, arbitrary: fc.constantFrom('{{ one }}', '{{ two }}') },
);
const someHeaders = fc.oneof(fc.constant([]), headers);
const call = fc.record({ kind: fc.constantFrom('transfer', 'invite'), from: address, targets, headers: someHeaders, unknown });
const web = fc.record({ kind: fc.constant('webhook'), name, url, headers, unknown });
const settings = fc.record({ url: fc.option(url, { nil: undefined }), unknown });

/** Often of one kind alone, as one that is refused refuses the others too. */
const most = <T>(list: fc.Arbitrary<T[]>) => fc.oneof({ weight: 3, arbitrary: fc.constant<T[]>([]) }, { weight: 2, arbitrary: list });
const all = fc.record({
  calls: most(fc.uniqueArray(call, { selector: ({ kind }) => kind, minLength: 1, maxLength: 2 })),
  webs: most(fc.array(web, { minLength: 1, maxLength: 3 })),
  agents: most(fc.array(fc.record({ name, url, headers, unknown }), { minLength: 1, maxLength: 2 })),
  llm: settings,
  socket: settings,
});
type All = typeof all extends fc.Arbitrary<infer T> ? T : never;

/** As it is stored, each secret another one. */
function documentOf({ calls, webs, agents, llm, socket }: All): Document {
  let count = 0;
  const secret = () => `CANARY-${(count += 1)}-`;
  const withValues = (names: readonly string[]) => names.map((header) => ({ name: header, value: secret() }));
  return {
    id: 'a',
    name: 'Ann',
    tools: [
      ...calls.map(({ kind, from, targets: list, headers: names, unknown: more }) => ({
        type: kind,
        [kind]: {
          from,
          targets: Array.isArray(list)
            ? list.map(({ to, user, unknown: rest }) => ({
                to,
                ...(user !== undefined && { sip_auth_username: user, sip_auth_password: secret() }),
                ...rest,
              }))
            : list,
          custom_headers: withValues(names),
          ...more,
        },
      })),
      ...webs.map((tool) => ({
        type: 'webhook',
        webhook: { name: tool.name, description: 'd', url: tool.url, headers: withValues(tool.headers), ...tool.unknown },
      })),
    ],
    a2a_agents: agents.map((agent) => ({ name: agent.name, url: agent.url, headers: withValues(agent.headers), ...agent.unknown })),
    external_llm: { base_url: llm.url ?? 'https://x.example/1', model: 'm', api_key: secret(), ...llm.unknown },
    websocket_settings: { url: socket.url ?? 'https://x.example/1', auth: { token: secret() }, ...socket.unknown },
  };
}

/** The same as changes, without any secret. */
function changesOf({ calls, webs, agents, llm, socket }: All): JsonObject {
  const named = (names: readonly string[]) => names.map((header) => ({ name: header }));
  return {
    tools: [
      ...calls.map(({ kind, from, targets: list, headers: names, unknown: more }) => ({
        [kind]: {
          from,
          ...(Array.isArray(list)
            ? {
                targets: list.map(({ to, user, unknown: rest }) => ({
                  to,
                  ...(user !== undefined && { sipAuthUsername: user }),
                  extra: rest,
                })),
              }
            : { targetsTemplate: list }),
          customHeaders: named(names),
          extra: more,
        },
      })),
      ...webs.map((tool) => ({
        webhook: { name: tool.name, description: 'new', url: tool.url, headers: named(tool.headers), extra: tool.unknown },
      })),
    ],
    a2aAgents: agents.map((agent) => ({ name: agent.name, url: agent.url, headers: named(agent.headers), extra: agent.unknown })),
    externalLlm: { model: 'n', ...(llm.url !== undefined && { baseUrl: llm.url }), extra: llm.unknown },
    websocketSettings: { enabled: true, ...(socket.url !== undefined && { url: socket.url }), extra: socket.unknown },
  };
}

type Item = Readonly<Record<string, never>>;
const listOf = (value: unknown): readonly Item[] => (Array.isArray(value) ? (value as readonly Item[]) : []);

/** Each secret of a document, with its name and all that decides where it goes. */
function placesIn(document: JsonObject): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (secret: unknown, ...place: readonly unknown[]) => {
    if (typeof secret === 'string' && secret.startsWith('CANARY')) found.set(secret, JSON.stringify(place));
  };
  const placeOf = ({ to, sip_auth_username: user, proxy }: Item) => [to, user, proxy];
  for (const tool of listOf(document['tools'])) {
    const {
      name: called,
      url: at,
      from,
      proxy,
      targets: list,
      headers: ofWeb,
      custom_headers: ofCall,
    } = tool[String(tool['type'])] as unknown as Item;
    const places = Array.isArray(list) ? listOf(list).map(placeOf) : list;
    for (const header of listOf(ofWeb ?? ofCall)) add(header['value'], tool['type'], called, at, from, proxy, places, header['name']);
    for (const one of listOf(list)) add(one['sip_auth_password'], tool['type'], from, proxy, placeOf(one));
  }
  for (const agent of listOf(document['a2a_agents'])) {
    for (const header of listOf(agent['headers']))
      add(header['value'], 'agent', agent['name'], agent['url'], agent['proxy'], header['name']);
  }
  const { external_llm: llm, websocket_settings: socket } = document as Readonly<Record<string, Item>>;
  add(llm?.['api_key'], 'llm', llm?.['base_url'], llm?.['proxy']);
  add((socket?.['auth'] as Item | undefined)?.['token'], 'socket', socket?.['url'], socket?.['proxy']);
  return found;
}

/** What is stored, with a field of its objects here and there as another one has it. */
function changed(stored: object, other: object, choose: () => number): object {
  return Object.fromEntries(
    Object.entries(stored).map(([key, value]: [string, unknown]) => {
      const another = (other as JsonObject)[key];
      const isNested = typeof value === 'object' && value !== null && typeof another === 'object' && another !== null;
      if (!isNested || choose() === 0) return [key, choose() === 0 ? another : value];
      if (!Array.isArray(value) || !Array.isArray(another)) return [key, changed(value, another, choose)];
      const items = value.map((item: unknown, index): unknown => {
        const replacement: unknown = another[index % another.length];
        return isObject(item) && isObject(replacement) ? changed(item, replacement, choose) : item;
      });
      return [key, choose() === 0 ? [...items, ...(another as unknown[])] : items];
    }),
  );
}

test('secrets that are left out stay at their places, or the write is refused', async () => {
  const state = { documents: [] as readonly Document[] };
  const upstream = await startUpstream(writable(state), { isDescribed: false });
  const gateway = startGateway({
    upstreamUrl: upstream.url,
    cacheTtlMs: 0,
    auth: jwtMode(),
    token: await sign('assistants:read assistants:write'),
  });
  const seen = { kept: 0, refused: 0 };
  const pair = fc.tuple(all, all, fc.infiniteStream(fc.integer({ min: 0, max: 14 }))).map(([stored, other, choices]) => ({
    stored,
    given: changed(stored, other, () => Number(choices.next().value)) as unknown as All,
  }));
  await fc.assert(
    fc.asyncProperty(pair, async ({ stored, given }) => {
      const document = documentOf(stored);
      const before = placesIn(document);
      state.documents = [document];
      upstream.requests.length = 0;
      const { data, errors } = await gateway.query(UPDATE, { variables: { input: { id: 'a', changes: changesOf(given) } } });
      expect(errors).toBeUndefined();
      expect(JSON.stringify([data, gateway.lines])).not.toContain('CANARY');
      const writes = upstream.requests.filter(({ method }) => method === 'POST');
      expect(writes).toHaveLength(data.updateAssistant.userErrors.length === 0 ? 1 : 0);
      for (const { body } of writes) {
        const after = placesIn(JSON.parse(body) as JsonObject);
        expect(new Set(body.match(/CANARY-\d+-/g))).toEqual(new Set(after.keys()));
        for (const [secret, place] of after) expect([secret, place]).toEqual([secret, before.get(secret)]);
        seen.kept += after.size;
      }
      seen.refused += data.updateAssistant.userErrors.length;
    }),
    { numRuns: 800 },
  );
  expect(seen.kept).toBeGreaterThan(200);
  expect(seen.refused).toBeGreaterThan(200);
});
