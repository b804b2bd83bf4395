/** Whole answers that were made from pages of a window are given again as long as the pages are, and no longer. */
import { describe, expect, test } from 'vitest';
import { startKeptAnswers } from '../support/kept-answers.ts';
import type { Document } from '../support/upstream.ts';
import { pageOf } from '../support/page-of.ts';

const LIST = '{ assistant(id: "a") { scheduledEvents { totalCount nodes { status } } } }';
const schedule = (assistantId: string) =>
  `mutation { scheduleTextMessage(input: { assistantId: "${assistantId}", at: "2100-01-01T00:00:00Z", from: "1", to: "2", text: "x" }) { userErrors { code } } }`;

async function start(status: string) {
  const events: Document[] = [{ scheduled_event_id: 'e', text: 'x', status }];
  const clock = { now: 0 };
  const { ask, reused, calls } = await startKeptAnswers(
    ({ method, path }) => {
      const [, id] = /^\/ai\/assistants\/([^/?]+)/.exec(path) ?? [];
      if (!path.includes('scheduled_events')) return { body: { id, name: 'A' } };
      if (method === 'GET') return { body: { data: events, meta: { total_pages: 1, total_results: events.length } } };
      const event = { scheduled_event_id: 'new', telnyx_conversation_channel: 'sms_chat', text: 'x', status: 'pending' };
      if (id === 'a') events.push(event);
      return { status: 201, body: event };
    },
    () => clock.now,
  );
  for (let turn = 0; turn < 5; turn += 1) await ask(LIST);
  expect(await reused()).toBeGreaterThan(0);
  expect(calls).toHaveLength(2);
  calls.length = 0;
  return { ask, reused, clock, events, calls };
}

describe('a kept answer', () => {
  test('outlives writes of events of another assistant, and ends with one of its own', async () => {
    const { ask, reused, calls } = await start('completed');
    const before = await reused();
    expect(await ask(schedule('b'))).toContain('"userErrors":[]');
    await ask(LIST);
    expect([calls.length, (await reused()) - before]).toEqual([1, 1]);
    await ask(schedule('a'));
    expect(await ask(LIST)).toContain('"totalCount":2');
    expect(calls.filter((call) => call.startsWith('GET'))).toEqual([pageOf('/ai/assistants/a/scheduled_events')]);
  });

  test.each([
    ['completed', 0],
    ['pending', 1],
  ])('of events that are %s is made from %i new pages after a second', async (status, pages) => {
    const { ask, clock, calls, events } = await start(status);
    clock.now += 1_001;
    if (pages > 0) events[0] = { ...events[0], status: 'in_progress' };
    expect(await ask(LIST)).toContain(pages > 0 ? 'IN_PROGRESS' : 'COMPLETED');
    expect(calls).toHaveLength(pages);
  });
});
