/** No command prints a credential that stands in a document, wherever that is. */
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_TOKEN, startSandbox, type Sandbox } from '../../src/sandbox/app.ts';
import { writtenFlow } from '../insight/flow/written-flow.ts';
import { run } from '../support/command.ts';
import { secretDocument } from '../support/documents/secrets.ts';
import { filesOf } from './files.ts';

/** Known by their shape wherever they stand, as in a greeting. */
const [ONE, TWO] = ['sk-live-canary0123456789abcd', 'sk-live-canary9876543210abcd'];

function assistantWith(token: string) {
  const flow = writtenFlow('a prompt, b speak', `e: a -> b when city == "${token}"`, 'f: a -> @desk llm');
  const [a, b] = flow.nodes;
  return {
    ...secretDocument(token),
    id: undefined,
    new_setting: undefined,
    model: 'openai/gpt-4o',
    name: `Ann ${token}`,
    instructions: `Say ${token}, {{${token}}}.`,
    greeting: `Hello ${token}`,
    description: token,
    tags: [token],
    dynamic_variables: { city: token, api_key: token, other: `It is ${token}.`, [token]: 'key' },
    tools: [
      {
        type: 'webhook',
        webhook: {
          name: 'w',
          description: `Ask ${token}`,
          url: `https://h.example/?token=${token}`,
          headers: [{ name: 'X-Key', value: token }],
        },
      },
      { type: 'hangup', hangup: { description: token } },
    ],
    conversation_flow: {
      ...flow,
      nodes: [
        { ...a, name: token, instructions: `Say ${token}` },
        { ...b, message: token },
        { id: token, type: 'speak', message: token },
      ],
    },
  };
}

let sandbox: Sandbox;
/** An assistant with one credential, and its version with another one. */
let stored: Readonly<Record<'ID' | 'VERSION', string>>;
beforeAll(async () => {
  sandbox = await startSandbox();
  const write = async (path: string, token: string) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${DEMO_TOKEN}` };
    const body = JSON.stringify({ ...assistantWith(token), llm_api_key_ref: token });
    const response = await fetch(`${sandbox.url}${path}`, { method: 'POST', headers, body });
    return (await response.json()) as { readonly id: string; readonly version_id: string };
  };
  const { id, version_id: version } = await write('/ai/assistants', TWO);
  await write(`/ai/assistants/${id}`, ONE);
  stored = { ID: id, VERSION: version };
});
afterAll(() => sandbox.close());

const simulated = ['--variables', JSON.stringify({ password: 'hunter-canary', [ONE]: ONE })];

test.each<[string[], number]>([
  [['lint', 'FOLDER'], 0],
  [['lint', 'FOLDER', '--format', 'sarif'], 0],
  [['flow', 'check', 'FOLDER'], 0],
  [['flow', 'draw', 'ONE'], 0],
  [['flow', 'draw', 'ONE', '--format', 'dot'], 0],
  [['flow', 'draw', 'ONE', '--format', 'svg'], 0],
  [['flow', 'simulate', 'ONE'], 0],
  [['flow', 'simulate', 'ONE', ...simulated], 0],
  [['flow', 'simulate', 'ONE', '--start-node', ONE.slice(0, -1)], 2],
  [['diff', 'ONE', 'TWO'], 1],
  [['diff', 'assistant-front-desk', 'TWO'], 1],
  [['plan', 'FOLDER'], 0],
  [['apply', 'FOLDER'], 0],
  [['lint', '--account'], 1],
  [['snapshot'], 0],
  [['snapshot', 'ID', 'gone'], 1],
  [['readiness', 'ID'], 1],
  [['promote', 'ID', 'VERSION', '--max-risk', 'none', '--require-suite', ONE], 1],
  [['promote', 'ID', 'VERSION', '--allow-errors'], 0],
])('%j has exit code %i', async (words, exitCode) => {
  const { 'one.json': one, 'two.json': two } = filesOf({
    'one.json': JSON.stringify(assistantWith(ONE)),
    'two.json': JSON.stringify(assistantWith(TWO)),
  });
  const argv = words.map((word) => ({ FOLDER: dirname(one), ONE: one, TWO: two, ...stored })[word] ?? word);
  const env = { UPSTREAM_URL: sandbox.url, TELNYX_API_KEY: DEMO_TOKEN };
  for (const flags of [[], ['--json']]) {
    // oxlint-disable-next-line no-await-in-loop -- what the first one made is what the second one finds
    const printed = await run([...argv, ...flags], env);
    expect(printed.exitCode).toBe(exitCode);
    expect(printed.out + printed.err).not.toMatch(/canary/);
  }
});
