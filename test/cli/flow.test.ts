import { describe, expect, test } from 'vitest';
import { writtenFlow } from '../insight/flow/written-flow.ts';
import { run, runJson, SHAPES } from '../support/command.ts';
import { filesOf } from './files.ts';

const FLOW = writtenFlow(
  'a prompt, t tool, b prompt',
  'e1: a -> t llm',
  'e2: a -> @desk when age >= 18',
  'e3: t -> b when status == "200"',
  'e4: t -> a default',
);
const CONTENTS = {
  flow: JSON.stringify(FLOW),
  assistant: JSON.stringify({ id: 'asst', name: 'A', dynamic_variables: { age: 20 }, conversation_flow: FLOW }),
  several: JSON.stringify({
    data: [
      { id: 'one', conversation_flow: FLOW },
      { id: 'two', conversation_flow: FLOW },
    ],
  }),
  broken: JSON.stringify({ ...FLOW, start_node_id: 'z' }),
  none: JSON.stringify({ id: 'asst', name: 'A' }),
  text: 'sk-secret is not JSON',
};
/** Files for one test. */
const files = () => filesOf(CONTENTS);

describe('flow check', () => {
  test('has exit code 1 where a flow has an error, with its place', async () => {
    const { broken } = files();
    const { exitCode, data } = await runJson(SHAPES.lint, ['flow', 'check', broken]);
    expect(exitCode).toBe(1);
    expect(data.subjects[0]?.findings[0]).toMatchObject({ code: 'FLOW_START_MISSING', severity: 'ERROR' });
    const { out } = await run(['flow', 'check', broken]);
    expect(out).toContain(`FLOW_START_MISSING ${broken}:1: start_node_id\n`);
  });

  test('takes assistants, answers with several and flows alone', async () => {
    const { flow, assistant, several } = files();
    const { exitCode, data } = await runJson(SHAPES.lint, ['flow', 'check', assistant, several, flow]);
    expect([exitCode, data.ok]).toEqual([0, true]);
    expect(data.subjects.map(({ checkedAssistants }) => checkedAssistants)).toEqual([1, 2, 1]);
  });

  test('says what is no use to it, without a word of what it holds', async () => {
    const { none, text } = files();
    const { exitCode, data } = await runJson(SHAPES.lint, ['flow', 'check', none, text, '/nowhere.json']);
    expect(exitCode).toBe(1);
    expect(data.subjects.map(({ fault }) => fault)).toEqual([null, 'it is not JSON', 'there is no such file (ENOENT)']);
    expect(data.subjects[0]?.skipped).toEqual(['No conversation flow to check.']);
    expect((await run(['flow', 'check', none])).exitCode).toBe(0);
    expect(JSON.stringify(data)).not.toContain('sk-secret');
  });
});

test('flow check finds what is misspelt, in a flow that stands alone as in one of an assistant', async () => {
  const { nodes } = FLOW;
  const flow = { ...FLOW, nodes: [...nodes.slice(0, -1), { ...nodes.at(-1), nam: 'Last' }] };
  const { alone, within } = filesOf({ alone: JSON.stringify(flow), within: JSON.stringify({ id: 'a', conversation_flow: flow }) });
  const { exitCode, data } = await runJson(SHAPES.lint, ['flow', 'check', alone, within]);
  const misspelt = data.subjects.map(({ findings }) =>
    findings.filter(({ code }) => code === 'KEY_UNKNOWN').map(({ filePath }) => filePath?.at(-1)),
  );
  expect([exitCode, misspelt]).toEqual([0, [['nam'], ['nam']]]);
});

describe('flow draw', () => {
  test.each([
    [[], /^---\ntitle: .*\nflowchart TD\n/s],
    [['--format', 'dot', '--direction', 'right'], /^digraph .*rankdir="?LR/s],
    [['--format', 'SVG', '--no-marks', '--max-nodes', '2'], /^<svg .*<\/svg>\n$/s],
  ])('with %j prints a picture', async (flags, picture) => {
    const { flow } = files();
    const { exitCode, out } = await run(['flow', 'draw', flow, ...flags]);
    expect([exitCode, out]).toEqual([0, expect.stringMatching(picture)]);
    const { data } = await runJson(SHAPES.flowDraw, ['flow', 'draw', flow, ...flags]);
    expect(`${data.picture.replace(/\n$/, '')}\n`).toBe(out);
  });

  test('marks what is found', async () => {
    const { broken } = filesOf({
      broken: JSON.stringify({ ...FLOW, nodes: [...FLOW.nodes, { id: 'lost', type: 'speak', message: 'Hi' }] }),
    });
    const [marked, plain] = [await run(['flow', 'draw', broken]), await run(['flow', 'draw', broken, '--no-marks'])];
    expect(marked.out).toContain('class n3 warning');
    expect(plain.out).not.toContain('warning');
  });

  test('shows no credentials', async () => {
    const node = { id: 'z', type: 'speak', name: 'Bearer sk-proj-abcdefghijklmnopqrstuvwxyz0123456789' };
    const { flow } = filesOf({ flow: JSON.stringify({ ...FLOW, nodes: [...FLOW.nodes, node], start_node_id: 'none' }) });
    const { out } = await run(['flow', 'draw', flow]);
    expect(out).not.toContain('abcdefghijkl');
  });

  test('refuses what no picture has, all of it at once', async () => {
    const { flow } = files();
    const { exitCode, data } = await runJson(SHAPES.fault, [
      'flow',
      'draw',
      flow,
      '--format',
      'png',
      '--direction',
      'up',
      '--max-nodes',
      '0',
    ]);
    expect([exitCode, data.error.faults.length]).toEqual([2, 3]);
  });
});

describe('flow simulate', () => {
  test('starts from the variables of an assistant', async () => {
    const { assistant } = files();
    const { exitCode, data } = await runJson(SHAPES.flowSimulate, ['flow', 'simulate', assistant]);
    expect([exitCode, data.end, data.assistantId]).toEqual([0, 'ASSISTANT', 'desk']);
    expect(data.steps).toEqual([
      {
        index: 0,
        nodeId: 'a',
        takenEdgeId: 'e2',
        considered: [
          { edgeId: 'e2', outcome: 'TAKEN', reason: '`age >= 18` is true.' },
          { edgeId: 'e1', outcome: 'NOT_REACHED', reason: 'Another edge was taken before it.' },
        ],
      },
    ]);
  });

  test('shows the way for people, with what was assumed', async () => {
    const { flow } = files();
    const choices = JSON.stringify([
      { nodeId: 'a', edgeId: 'e1' },
      { nodeId: 't', set: { status: '200' } },
    ]);
    const { exitCode, out, err } = await run(['flow', 'simulate', flow, '--variables', '{"age": "7"}', '--choices', choices]);
    expect([exitCode, err]).toEqual([0, '']);
    expect(out.split('\n')).toEqual([
      '1. a',
      '   false       e2: `age >= 18` is false.',
      '   taken       e1: The choice for visit 1 takes it.',
      '2. t',
      '   taken       e3: `status == "200"` is true.',
      '   not reached e4: Another edge was taken before it.',
      '3. b',
      'TERMINAL',
      'Assumed: Numeric strings count as numbers in `<`, `<=`, `>`, `>=` and in arithmetic.',
      '',
    ]);
  });

  test('says which variables nothing uses', async () => {
    const tools = [{ type: 'webhook', tool_id: 't', webhook: { body_parameters: { properties: { order_id: {} } } } }];
    const { flow } = filesOf({ flow: JSON.stringify({ name: 'Desk', tools, conversation_flow: FLOW }) });
    const argv = ['flow', 'simulate', flow, '--variables', '{"user_age": 17, "age": 17, "status": "1", "order_id": "1"}'];
    expect((await runJson(SHAPES.flowSimulate, argv)).data.unusedVariables).toEqual(['user_age']);
    expect((await run(argv)).out).toContain('\nNot used: nothing of the file has a use for the variable "user_age".\n');
  });

  test('reads choices from a file, and obeys all of its flags', async () => {
    const { flow } = files();
    const { choices } = filesOf({ choices: JSON.stringify([{ nodeId: 't', visit: 1, set: { status: '200' } }]) });
    const argv = ['flow', 'simulate', flow, '--choices', `@${choices}`, '--start-node', 't', '--max-steps', '1', '--channel', 'chat'];
    const { data } = await runJson(SHAPES.flowSimulate, argv);
    expect([data.end, data.endNodeId, data.steps.length]).toEqual(['STEP_LIMIT', 't', 1]);
  });

  test('has exit code 1 where a conversation would not go on', async () => {
    const { several, broken } = files();
    expect((await run(['flow', 'simulate', broken])).exitCode).toBe(1);
    const { data } = await runJson(SHAPES.fault, ['flow', 'simulate', several]);
    expect(data.error.faults[0]).toContain('it holds 2 conversation flows, and one is taken');
  });

  test.each([
    [
      ['--variables', '[1]', '--channel', 'fax', '--max-steps', 'x', '--choices', '{"nodeId": "a"}'],
      ['--channel', '--max-steps', '--variables', '--choices'],
    ],
    [
      ['--variables', '{a: 1}', '--choices', '@/nowhere.json'],
      ['--variables', '--choices'],
    ],
    [
      ['--choices', '[{"nodeId": "z"}, {"nodeId": "a", "edgeId": "e3"}]', '--max-steps', '0', '--start-node', 'y'],
      ['--max-steps', '--start-node', '--choices.0.nodeId', '--choices.1.edgeId'],
    ],
  ])('refuses %j with exit code 2, all of it at once', async (flags, places) => {
    const { flow } = files();
    const { exitCode, data } = await runJson(SHAPES.fault, ['flow', 'simulate', flow, ...flags]);
    expect([exitCode, data.error.kind]).toEqual([2, 'usage']);
    expect(data.error.faults.map((fault) => /^--[\w.-]+/.exec(fault)?.[0])).toEqual(places);
  });
});
