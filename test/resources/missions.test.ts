/** Missions, their runs, plans, assistants and events: what they cost, how fresh they are, and who may read them. */
import { describe, expect, test } from 'vitest';
import { jwtMode, sign } from '../auth/tokens.ts';
import { HeldBack } from '../support/held-back.ts';
import { startSandboxGateway } from '../support/gateway.ts';
import { pageOf } from '../support/page-of.ts';
import { DONE, EVENT, FRAUD, LIST, MISSION, MISSIONS, PARCELS, RUN, runQuery, RUNNING, startScripted } from './missions.ts';
import { start } from './tests.ts';

const globalId = Buffer.from(`MissionRun:${FRAUD}/${RUNNING}`).toString('base64url');
const ALL_RUNS = `${MISSIONS}/runs`;
const AGENTS = `${RUN}/telnyx-agents`;
const PLAN = `${RUN}/plan`;

test.each([
  ['one mission, however often', `{ a: mission(id: "${FRAUD}") { name } b: mission(id: "${FRAUD}") { metadata } }`, [`GET ${MISSION}`]],
  ['two missions', `{ a: mission(id: "${FRAUD}") { name } b: mission(id: "${PARCELS}") { name } }`, [LIST]],
  ['all missions', '{ missions(filter: { executionMode: MANAGED }, orderBy: { field: NAME }) { totalCount nodes { name } } }', [LIST]],
  [
    'the missions of an assistant',
    `{ assistants(filter: { missionId: "${FRAUD}" }) { nodes { relatedMissions { name } } } }`,
    ['GET /ai/assistants', `GET ${MISSION}`],
  ],
  ['the assistants of all missions', '{ missions { nodes { assistants { totalCount nodes { name } } } } }', [LIST, 'GET /ai/assistants']],
  ['assistants of a mission', `{ assistants(filter: { missionId: "${PARCELS}" }) { nodes { id } } }`, ['GET /ai/assistants']],
  ['one run, and its mission', runQuery(DONE, 'status mission { name }'), [`GET ${MISSION}/runs/${DONE}`, `GET ${MISSION}`]],
  ['one that does not exist', runQuery('gone', 'status'), [`GET ${MISSION}/runs/gone`]],
  ['a node', `{ node(id: "${globalId}") { globalId ... on MissionRun { missionId runId } } }`, [`GET ${RUN}`]],
  [
    'the runs of a mission, and of all',
    `{ mission(id: "${FRAUD}") { runs(filter: { status: PAUSED }) { totalCount } } missionRuns { totalCount } }`,
    [`GET ${MISSION}`, pageOf(`${MISSION}/runs`, 50, 'status=paused'), pageOf(ALL_RUNS, 50)],
  ],
  [
    'runs of missions, and what they are of',
    '{ missionRuns { nodes { runId mission { name } } } }',
    [pageOf(ALL_RUNS, 50), `GET ${MISSION}`],
  ],
  ['the plan of a run', runQuery(RUNNING, 'plan { stepId }'), [`GET ${RUN}`, `GET ${PLAN}`]],
  ['a step', runQuery(RUNNING, 'planStep(stepId: "call-again") { sequence }'), [`GET ${RUN}`, `GET ${PLAN}/steps/call-again`]],
  [
    'its assistants, one of which is gone',
    runQuery(RUNNING, 'agents { assistantId assistant { name } }'),
    [`GET ${RUN}`, `GET ${AGENTS}`, 'GET /ai/assistants', 'GET /ai/assistants/assistant-retired'],
  ],
  ['an event', runQuery(RUNNING, `event(eventId: "${EVENT}") { summary }`), [`GET ${RUN}`, `GET ${RUN}/events/${EVENT}`]],
  [
    'events, and their steps by one list',
    runQuery(RUNNING, 'events { totalCount nodes { summary step { description } } }'),
    [`GET ${RUN}`, pageOf(`${RUN}/events`, 50), `GET ${PLAN}`],
  ],
  [
    'events of two pages, filtered by Telnyx',
    runQuery(RUNNING, 'events(first: 60, filter: { type: MESSAGE, stepId: "s", agentId: "a" }) { totalCount }'),
    [`GET ${RUN}`, pageOf(`${RUN}/events`, 50, 'type=message&step_id=s&agent_id=a')],
  ],
  [
    'the last events of all runs, whose steps nobody knows',
    '{ missionEvents(last: 3, type: ERROR) { nodes { missionId step { stepId } } } }',
    [pageOf(`${MISSIONS}/events`, 50, 'type=error')],
  ],
])('%s', async (_name, query, expected) => {
  const { newCalls, ...gateway } = await start();
  const { data, errors } = await gateway.query(query);
  expect(errors).toBeUndefined();
  expect(newCalls().toSorted()).toEqual([...expected].toSorted());
  expect([(await gateway.query(query)).data, newCalls()]).toEqual([data, []]);
});

test('the missions of all assistants are one list, which also shows that one of them does not exist', async () => {
  const { query, newCalls } = await start();
  const { data, errors } = await query('{ assistants { nodes { relatedMissionIds relatedMissions { name } } } }');
  const nodes = (data.assistants.nodes as { relatedMissionIds: string[]; relatedMissions: object[] }[]).filter(
    ({ relatedMissionIds: ids }) => ids.length > 0,
  );
  expect([errors, newCalls()]).toEqual([undefined, ['GET /ai/assistants', LIST]]);
  expect(nodes.map(({ relatedMissionIds: ids, relatedMissions: found }) => [ids.length, found])).toEqual([
    [2, [{ name: 'Lost parcels' }]],
    [1, [{ name: 'Fraud review' }]],
  ]);
});

test('what is wrong is refused without a call', async () => {
  const { query, newCalls } = await start();
  const { errors } = await query(
    '{ a: mission(id: "runs") { name } b: missionRun(missionId: "events", runId: "a/b") { status } c: missionEvents(type: UNKNOWN) { totalCount } }',
  );
  expect(errors?.map(({ path, extensions }) => [path, extensions?.['code']])).toEqual([
    [['a'], 'BAD_USER_INPUT'],
    [['b'], 'BAD_USER_INPUT'],
    [['c'], 'BAD_USER_INPUT'],
  ]);
  expect(newCalls()).toEqual([]);
});

test('everything reads as Telnyx has it', async () => {
  const { query } = await start();
  const { data } = await query(
    runQuery(
      RUNNING,
      `missionId status input finishedAt extra mission { id executionMode model languageModel { id } }
       plan { stepId parentStepId sequence status metadata missionId runId extra } agents { assistantId missionId assistant { name } extra }
       event(eventId: "${EVENT}") { type stepId agentId payload timestamp missionId step { description } extra }`,
    ),
  );
  expect(data.missionRun).toMatchObject({
    missionId: FRAUD,
    status: 'RUNNING',
    input: { week: '2026-W18' },
    finishedAt: null,
    extra: null,
    mission: { id: FRAUD, executionMode: 'MANAGED', model: 'openai/gpt-4o' },
    plan: [
      { stepId: 'list-payments', status: 'COMPLETED', missionId: FRAUD, runId: RUNNING, extra: null },
      { stepId: 'call-customers', status: 'IN_PROGRESS', metadata: { called: 23, answered: 19 } },
      { stepId: 'call-again', parentStepId: 'call-customers', sequence: 3, status: 'PENDING' },
      { stepId: 'block-cards', status: 'PENDING', metadata: null },
      { stepId: 'write-letters', status: 'SKIPPED' },
    ],
    agents: [
      { assistantId: 'assistant-fraud-desk', missionId: FRAUD, assistant: { name: 'Fraud desk' }, extra: null },
      { assistantId: 'assistant-retired', assistant: null },
    ],
    event: { type: 'STEP_STARTED', stepId: 'list-payments', payload: { week: '2026-W18' }, missionId: FRAUD, extra: null },
  });
  expect(data.missionRun.event.step).toEqual({ description: 'List the payments that customers disputed in the week.' });
});

describe('freshness', () => {
  test.each([
    ['an unfinished run', runQuery(RUNNING, 'status'), 1],
    ['a finished run', runQuery(DONE, 'status'), 0],
    ['an unfinished plan', runQuery(DONE, 'plan { stepId }'), 0],
    ['the plan of an unfinished run', runQuery(RUNNING, 'plan { stepId }'), 2],
    ['the events of an unfinished run', runQuery(RUNNING, 'events { totalCount }'), 2],
    ['the events of a finished run', runQuery(DONE, 'events { totalCount }'), 0],
    ['the assistants of an unfinished run', runQuery(RUNNING, 'agents { assistantId }'), 2],
    ['the events of all runs', '{ missionEvents { totalCount } }', 1],
    ['a page with an unfinished run', '{ missionRuns { totalCount } }', 1],
    ['a page of finished runs', '{ missionRuns(filter: { status: SUCCEEDED }) { totalCount } }', 0],
    ['a mission', `{ mission(id: "${FRAUD}") { name } }`, 0],
  ])('%s is read again after a second %#', async (_name, query, calls) => {
    const { newCalls, pass, ...gateway } = await start();
    await gateway.query(query);
    newCalls();
    await pass(999);
    await gateway.query(query);
    expect(newCalls()).toEqual([]);
    await pass(2);
    await gateway.query(query);
    expect(newCalls()).toHaveLength(calls);
  });

  test('who sees the end of a run sees all that it brought, however young what was read before is', async () => {
    const time = { now: 0 };
    let status = 'running';
    const parts: Record<string, () => object> = {
      events: () => ({ data: [{ event_id: 'e', run_id: 'r', type: 'message', summary: status }], meta: { total_pages: 1 } }),
      plan: () => ({ data: [{ step_id: 's', run_id: 'r', description: status, sequence: 1, status: 'in_progress' }] }),
      'telnyx-agents': () => ({ data: [{ telnyx_agent_id: status, run_id: 'r' }] }),
      r: () => ({ data: { mission_id: 'm', run_id: 'r', status, started_at: '2026-01-01T00:00:00Z' } }),
    };
    const { query } = await startScripted((_method, path) => ({ body: parts[path.split('?')[0]?.split('/').at(-1) ?? '']?.() }), {
      now: () => time.now,
      cacheTtlMs: 60_000,
    });
    const ask = async (selection: string) => (await query(`{ missionRun(missionId: "m", runId: "r") { ${selection} } }`)).data.missionRun;
    await ask('status');
    time.now += 900;
    await ask('events { nodes { summary } } plan { description } agents { assistantId }');
    status = 'succeeded';
    time.now += 200;
    expect(await ask('status events { nodes { summary } } plan { description } agents { assistantId }')).toEqual({
      status: 'SUCCEEDED',
      events: { nodes: [{ summary: status }] },
      plan: [{ description: status }],
      agents: [{ assistantId: status }],
    });
  });

  test('a run is finished by the time of its end, whatever Telnyx calls its status', async () => {
    const time = { now: 0 };
    const run = {
      mission_id: 'm',
      run_id: 'r',
      status: 'timeout',
      started_at: '2026-01-01T00:00:00Z',
      finished_at: '2026-01-01T01:00:00Z',
    };
    const { query, calls } = await startScripted(() => ({ body: { data: run } }), { now: () => time.now, cacheTtlMs: 60_000 });
    const ask = () => query('{ missionRun(missionId: "m", runId: "r") { status extra } }');
    expect((await ask()).data).toEqual({ missionRun: { status: 'UNKNOWN', extra: { status: 'timeout' } } });
    time.now += 30_000;
    await ask();
    expect(calls).toHaveLength(1);
  });
});

test('a link that takes a scope is null without it, and harms no neighbour', async () => {
  const gateway = await startSandboxGateway({ auth: jwtMode() });
  const ask = async (scope: string, query: string) => gateway.query(query, { token: await sign(scope) });
  const assistant = '{ assistant(id: "assistant-fraud-desk") { name relatedMissionIds relatedMissions { name } } }';
  expect(await ask('assistants:read', assistant)).toMatchObject({
    data: { assistant: { name: 'Fraud desk', relatedMissionIds: [FRAUD], relatedMissions: null } },
    errors: [{ path: ['assistant', 'relatedMissions'], extensions: { code: 'FORBIDDEN' } }],
  });
  expect(
    await ask('missions:read', runQuery(RUNNING, 'status agents { assistantId assistant { name } } mission { assistants { totalCount } }')),
  ).toMatchObject({
    data: {
      missionRun: {
        status: 'RUNNING',
        agents: [{ assistantId: 'assistant-fraud-desk', assistant: null }, { assistant: null }],
        mission: { assistants: null },
      },
    },
    errors: expect.arrayContaining([expect.objectContaining({ extensions: expect.objectContaining({ code: 'FORBIDDEN' }) })]),
  });
  const node = `{ node(id: "${globalId}") { ... on MissionRun { status } } }`;
  expect((await ask('missions:read', node)).data).toEqual({ node: { status: 'RUNNING' } });
  expect(await ask('assistants:read', node)).toMatchObject({ data: { node: null }, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
});

test('plans of many runs are read 8 at a time, and one that fails harms no other', async () => {
  const runs = Array.from({ length: 20 }, (_run, index) => ({ mission_id: 'm', run_id: `r${index}`, status: 'succeeded' }));
  const held = new HeldBack(8, runs.length);
  const { query, calls, url } = await startScripted(async (_method, path) => {
    if (!path.endsWith('/plan')) return { body: { data: runs, meta: { total_pages: 1, total_results: 20 } } };
    await held.wait(url);
    if (path.includes('/r18/')) return { status: 404, body: {} };
    if (path.includes('/r19/')) return { status: 422, body: { detail: 'No.' } };
    return { body: { data: [{ step_id: 's', status: 'completed' }, { description: 'No id.' }] } };
  });
  const { data, errors } = await query('{ missionRuns { nodes { plan { stepId } } } }');
  const plans = (data.missionRuns.nodes as readonly { readonly plan: unknown }[]).map(({ plan }) => plan);
  expect(plans.filter((plan) => plan !== null)).toEqual(Array.from({ length: 18 }, () => [{ stepId: 's' }]));
  expect([plans[18], plans[19]]).toEqual([null, null]);
  // Of each plan one entry is damaged, and one plan cannot be read.
  expect(errors).toHaveLength(19);
  expect([calls.length, held.most]).toEqual([21, 8]);
});

test('routers find missions and runs by their keys', async () => {
  const { query, newCalls } = await start({ subgraph: true });
  const representations = [
    { __typename: 'Mission', id: FRAUD },
    { __typename: 'MissionRun', missionId: FRAUD, runId: RUNNING },
    { __typename: 'Assistant', id: 'assistant-fraud-desk' },
    { __typename: 'MissionRun', runId: RUNNING },
    { __typename: 'Mission', id: 'gone' },
  ];
  const { data, errors } = await query(
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Mission { name } ... on MissionRun { status } ... on Assistant { relatedMissions { name } } } }',
    { variables: { of: representations } },
  );
  expect(data._entities).toEqual([
    { name: 'Fraud review' },
    { status: 'RUNNING' },
    { relatedMissions: [{ name: 'Fraud review' }] },
    null,
    null,
  ]);
  expect(errors).toMatchObject([
    { path: ['_entities', 3], message: expect.stringContaining('missionId'), extensions: { code: 'BAD_USER_INPUT' } },
  ]);
  expect(newCalls().toSorted()).toEqual(['GET /ai/assistants/assistant-fraud-desk', LIST, `GET ${RUN}`].toSorted());
});
