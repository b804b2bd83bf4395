/** Fields over lists: each tells of entries that are damaged, and of those that the upstream counts and did not send. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { plural, singular, type Noun } from '../../src/noun.ts';
import { startGateway } from '../support/gateway.ts';
import { NOT_FOUND, startUpstream, type Document } from '../support/upstream.ts';

const CONNECTIONS = '/ai/integrations/connections';
const GROUPS = '/ai/conversations/insight-groups';
const PLAN = '/ai/missions/m/runs/r/plan';
const AGENTS = '/ai/missions/m/runs/r/telnyx-agents';
const RUN = 'missionRun(missionId: "m", runId: "r")';

const SINGLES: Readonly<Record<string, Document>> = {
  '/ai/conversations/insights/i1': { id: 'i1', name: 'I', instructions: 'x' },
  '/ai/integrations/crm': { id: 'crm', name: 'crm', display_name: 'CRM', status: 'connected' },
  '/ai/assistants/a': { id: 'a', name: 'A', instructions: 'x', model: 'm', integrations: [{ integration_id: 'crm' }] },
  '/ai/missions/m/runs/r': { mission_id: 'm', run_id: 'r', status: 'running' },
  '/ai/conversations/c': { id: 'c', created_at: '2026-01-01T00:00:00Z' },
};

/** Each with what its list has beside a damaged entry, what is shown of it, and what two of them are called. */
test.each([
  ['insight(id: "i1") { groups { id } }', GROUPS, { id: 'g', name: 'G', insights: [{ id: 'i1' }] }, 'insight groups', 'id'],
  ['integration(id: "crm") { connections { id } }', CONNECTIONS, { id: 'c1', integration_id: 'crm' }, 'integration connections', 'id'],
  [
    'assistant(id: "a") { integrations { connections { id } } }',
    CONNECTIONS,
    { id: 'c1', integration_id: 'crm' },
    'integration connections',
    'id',
  ],
  [`${RUN} { plan { stepId } }`, PLAN, { step_id: 's', status: 'pending' }, 'plan steps', 'id'],
  [`${RUN} { agents { assistantId } }`, AGENTS, { telnyx_agent_id: 'a' }, 'assistants of a run', 'id'],
  [
    'conversation(id: "c") { insights { status } }',
    '/ai/conversations/c/conversations-insights',
    { id: 'f', status: 'completed' },
    'sets of findings',
    'id',
  ],
  ['testSuites { name }', '/ai/assistants/tests/test-suites', 'S', 'test suites', 'name'],
  ['assistantTags', '/ai/assistants/tags', 'T', 'tags', 'name'],
  ['models { id }', '/ai/openai/models', { id: 'o/m', owned_by: 'o' }, 'models', 'id'],
])('%s', async (field, path, entry, kinds, key) => {
  const upstream = await startUpstream(({ path: asked }) => {
    const [pathname = ''] = asked.split('?');
    if (pathname === path) return { body: { data: [entry, 7, { odd: true }], meta: { total_pages: 1, total_results: 5 } } };
    const single = SINGLES[pathname];
    return single ? { body: { data: single } } : NOT_FOUND;
  });
  const { query } = startGateway({ upstreamUrl: upstream.url });
  const { data, errors } = await query(`{ ${field} }`);
  expect(JSON.stringify(data)).toMatch(/\[(?:\{[^[]*\}|"T")\]/);
  expect(errors?.map(({ message }) => message)).toEqual([
    `The upstream sent 2 entries that are not ${kinds} or have no ${key}.`,
    `The list is not whole: the upstream counts 2 more ${kinds} than it sent.`,
  ]);
});

test('a suite that a list lacks is not said to be absent where others are missing', async () => {
  const { url } = await startUpstream(() => ({ body: { data: ['S'], meta: { total_pages: 1, total_results: 2 } } }));
  const { query } = startGateway({ upstreamUrl: url });
  const { data, errors } = await query('{ here: testSuite(name: "S") { name } testSuite(name: "X") { name } }');
  expect([data, errors]).toMatchObject([{ here: { name: 'S' }, testSuite: null }, [{ path: ['testSuite'] }]]);
});

test('all kinds are called by words that fit together', async () => {
  const folder = new URL('../../src/upstream/resources/', import.meta.url);
  const modules = await Promise.all(readdirSync(folder).map((file) => import(new URL(file, folder).href) as Promise<object>));
  const nouns = modules
    .flatMap((module) => Object.values(module) as readonly unknown[])
    .flatMap((found) => {
      const { noun } = (found ?? {}) as { readonly noun?: Noun };
      return noun ? [noun] : [];
    });
  const texts = new Set(nouns.map((noun) => `${singular(noun)}, ${plural(noun)}`));
  expect([...texts].toSorted().join('; ')).toBe(
    [
      'a TeXML application, TeXML applications; a TeXML document, TeXML documents; a canary deploy, canary deploys',
      'a conversation, conversations; a deleted assistant, deleted assistants; a message, messages',
      'a messaging profile, messaging profiles; a mission event, mission events; a mission run, mission runs; a mission, missions',
      'a model, models; a phone number, phone numbers; a plan step, plan steps; a scheduled event, scheduled events',
      'a set of findings, sets of findings; a shared tool, shared tools; a tag, tags; a test run, test runs',
      'a test suite, test suites; a test, tests; a version, versions; an MCP server, MCP servers',
      'an assistant of a run, assistants of a run; an assistant, assistants; an insight group, insight groups; an insight, insights',
      'an integration connection, integration connections; an integration secret, integration secrets; an integration, integrations',
    ].join('; '),
  );
  // The schema says them again, as it does not import what is read.
  const schema = new URL('../../src/schema/', import.meta.url);
  const sources = readdirSync(schema, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const text = sources.map((file) => readFileSync(new URL(file, schema), 'utf8')).join('\n');
  const said = [...text.matchAll(/\[('an?'), ('[^']+')(?:, (null|'name'))?\]/g)];
  const known = new Set([...nouns.map(([article, noun, key = 'id']) => [article, noun, key].join()), 'a,count,']);
  const plain = (quoted = "'id'") => (quoted === 'null' ? '' : quoted.slice(1, -1));
  expect(said.map(([, ...parts]) => [plain(parts[0]), plain(parts[1]), plain(parts[2])].join()).filter((one) => !known.has(one))).toEqual(
    [],
  );
  expect(said.length).toBeGreaterThan(20);
});
