import { isObject, objectsIn } from '../../src/json.ts';
import { toCursor } from '../../src/resolvers/lists/cursor.ts';
import { toGlobalId } from '../../src/resolvers/node.ts';
import { generateEntities, generateOperation, type Operation } from './generate/operation.ts';
import type { ValuePool } from './generate/values.ts';
import type { AccountTraits } from './account.ts';
import { Random } from './random.ts';
import { LONG_MS, populate, schemaOf, type Send, type WorldPlan } from './world.ts';
import { takesParts, WAYS } from './ways.ts';

/** Operations that are sent in turns with each other, and how often that begins again. */
const AT_A_TIME = 4;
const ROUNDS = 6;
const MAX_URL_TEXT = 3_000;

export interface Schedule {
  readonly texts: readonly string[];
  readonly sends: readonly Send[];
}

/** What is sent in a world, in which order: the same for the same plan. */
export async function scheduleOf(plan: WorldPlan): Promise<Schedule> {
  const { settings, traits, callers } = await populate(plan);
  const random = new Random(plan.seed, plan.number, 2);
  const schema = await schemaOf(plan, settings);
  const isSubgraph = plan.mode === 'subgraph';
  const ways = WAYS.filter(({ listed }) => listed === null || listed === (plan.mode === 'listed'));
  const options = { schema, pool: poolOf([...traits.values()]), incremental: !isSubgraph, random };
  const rounds = Array.from({ length: ROUNDS }, () => {
    const operations = Array.from({ length: AT_A_TIME }, () =>
      isSubgraph && random.chance(0.6) ? generateEntities(options) : generateOperation(options),
    );
    return { operations, sends: random.shuffle(operations.flatMap((operation) => sendsOf(operation))) };
  });
  return {
    texts: rounds.flatMap(({ operations }) => operations.map(({ text }) => text)),
    sends: rounds.flatMap(({ sends }) => sends),
  };

  /** Each caller and way one to six times, as some faults show only when an operation comes again. */
  function sendsOf({ text, isMutation, requests }: Operation): Send[] {
    const chosen = random.some(callers, isMutation ? 2 : 3);
    // A write has to be made as often on both sides, and what is too long for a URL is no GraphQL request.
    const fitting = ways.filter(({ atOnce, method }) => !(isMutation && atOnce > 1) && !(method === 'GET' && text.length > MAX_URL_TEXT));
    // What may come in parts is asked for so, too.
    const inParts = /@(?:defer|stream)/.test(text) ? fitting.filter(takesParts) : [];
    return [...new Set([...inParts, ...random.some(fitting, 3)])].flatMap((way) =>
      requests.flatMap((request) =>
        chosen.flatMap((caller) =>
          Array.from({ length: random.between(1, isMutation ? 2 : 6) }, () => ({
            text,
            isMutation,
            request,
            way,
            caller,
            after: random.chance(0.01) ? LONG_MS : random.below(10),
          })),
        ),
      ),
    );
  }
}

/** Values that mean something to these accounts, good ones mostly. */
function poolOf(accounts: readonly AccountTraits[]): ValuePool {
  const documents = accounts.flatMap((account) => account.documents);
  const ids = [...documents.map(({ id }) => String(id)), ...documents.map(({ id }) => String(id)), 'gone', '..', 'a/b', '', 7];
  const globalIds = documents.map(({ id }) => toGlobalId('Assistant', String(id)));
  const order = { field: 'created_at', direction: 'desc' } as unknown as Parameters<typeof toCursor>[1];
  const cursors = documents.map(({ id }) => toCursor([null, String(id)], order));
  const counts = [1, 2, 5, 250, 1, 2, 3, 50, 0, 251, -1, null];
  return {
    id: [...ids, ...globalIds],
    ids: [...globalIds, ...ids],
    importIds: ids,
    first: counts,
    last: [null, null, null, ...counts],
    after: [null, null, ...cursors, 'no cursor'],
    before: [null, null, null, ...cursors],
    nameContains: ['a', 'e', 'agent', ''],
    tag: ['vip', 'support', 'x'],
    webhookHost: [
      'h.example',
      'H.Example',
      'u',
      'api.example.com',
      'hooks-63.example.com',
      'kitchen.example.com',
      'none',
      'https://h.example/',
    ],
    name: ['Assistant', 'AssistantTool', 'Tool', 'ImportProvider', 'Nothing', '__Type'],
    apiKeyRef: ['vapi-key', 'vapi-key', 'damaged', 'refused', 'forbidden', 'unreadable', ''],
    idempotencyKey: [null, 'key-1', 'not a key'],
    if: [true, false],
    ...valuesOfFlows(documents.map(({ conversation_flow: flow }) => flow)),
    ignore: ['FLOW_LOOP', 'VARIABLE_UNDEFINED', 'NO_SUCH_CODE'],
    maxNodes: [1, 2, 200, 2_000, 0, 2_001],
    maxSteps: [1, 3, 100, 1_000, 0, null],
    visit: [1, 2, 0, null],
  };
}

/** What dry runs and findings name: nodes, edges, and variables with values of each kind. */
function valuesOfFlows(flows: readonly unknown[]): ValuePool {
  const idsIn = (key: 'nodes' | 'edges') =>
    flows.flatMap((flow) => (isObject(flow) ? objectsIn(flow[key]).map(({ id }) => id) : [])).filter((id) => typeof id === 'string');
  const values = [{}, { age: 17 }, { age: '17', first_name: 'Ann', ['__proto__']: 1 }, { tier: ['gold'], status: null, done: true }];
  return {
    nodeId: [...idsIn('nodes'), 'gone'],
    startNodeId: [null, null, null, ...idsIn('nodes'), 'gone'],
    edgeId: [null, ...idsIn('edges'), 'gone'],
    variables: values,
    set: values,
  };
}
