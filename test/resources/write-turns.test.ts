/** Writes that are made of what is stored: one after the other, so that none takes back what another has changed. */
import { expect, test } from 'vitest';
import { Turns } from '../../src/loaders/turns.ts';
import { startSandboxGateway } from '../support/gateway.ts';
import { fieldsOf, mutation } from './write.ts';

const COUNT = 8;
const each = <T>(make: (index: number) => T): T[] => Array.from({ length: COUNT }, (_, index) => make(index));

test('changes of labels that come together are all kept', async () => {
  const { query } = await startSandboxGateway();
  const { data } = await query(mutation('createConversation', '{ metadata: { made: "here" } }', 'conversation { id }'));
  const { id } = data.createConversation.conversation;
  const change = (input: string) => query(mutation('updateConversation', `{ id: "${id}", ${input} }`, 'conversationId'));
  const written = await Promise.all([...each((index) => change(`metadata: { n${index}: ${index} }`)), change('aiDisabled: true')]);
  expect(written.map(({ data: { updateConversation } }) => updateConversation.userErrors)).toEqual(written.map(() => []));
  const found = await query(`{ conversation(id: "${id}") { aiDisabled metadata } }`);
  expect(found.data.conversation).toMatchObject({
    aiDisabled: true,
    metadata: Object.fromEntries(each((index) => [`n${index}`, `${index}`])),
  });
});

test('changes of the same settings that come together are all kept, and of those that expect a version one is made', async () => {
  const { query } = await startSandboxGateway();
  const id = 'assistant-front-desk';
  const settings = '{ versionId voiceSettings { voiceSpeed similarityBoost } }';
  const update = (input: string) => query(mutation('updateAssistant', `{ id: "${id}", ${input} }`, 'versionId'));
  await Promise.all([
    update('changes: { voiceSettings: { voiceSpeed: 1.5 } }'),
    update('changes: { voiceSettings: { similarityBoost: 0.25 } }'),
  ]);
  const { data } = await query(`{ assistant(id: "${id}") ${settings} }`);
  expect(data.assistant.voiceSettings).toEqual({ voiceSpeed: 1.5, similarityBoost: 0.25 });
  const expecting = `expectedVersionId: "${data.assistant.versionId}"`;
  const written = await Promise.all(each((index) => update(`${expecting}, changes: { name: "n${index}" }`)));
  const refused = written.flatMap((one) => one.data.updateAssistant.userErrors);
  expect(fieldsOf(refused)).toEqual(Array.from({ length: COUNT - 1 }, () => 'input.expectedVersionId'));
});

test('a turn that is no longer wanted is not taken, and none is remembered', async () => {
  const turns = new Turns();
  const { signal } = new AbortController();
  const order: string[] = [];
  const first = Promise.resolve();
  const leaving = new AbortController();
  const running = [
    turns.run('tenant', 'a', async () => (await first, order.push('first')), signal),
    turns.run('tenant', 'a', async () => order.push('left'), leaving.signal),
    turns.run('tenant', 'a', () => Promise.reject(new Error('failed')), signal),
    turns.run('tenant', 'a', async () => order.push('last'), signal),
    turns.run('other', 'a', async () => order.push('other'), signal),
  ];
  leaving.abort(new Error('gone'));
  const ends = await Promise.allSettled(running);
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled', 'fulfilled']);
  expect([order, turns.size]).toEqual([['other', 'first', 'last'], 0]);
});
