import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { startUpstream, type ScriptedUpstream, type UpstreamReply } from './upstream.ts';

/** What decides about the answers of an account with one assistant. */
export interface OneAssistant extends ScriptedUpstream {
  /** Its name, as the upstream has it now. */
  readonly state: { name: string };
  /** Breaks the connection of writes, which are carried out. */
  breakWrites(): void;
  /** Answers the name of the caller's token instead. */
  nameByToken(): void;
  /** Holds all answers to reads back until it is called; their state is that of when they were asked. */
  hold(): () => void;
  /** Answers reads after these milliseconds from now on. */
  delay(milliseconds: number): void;
  /** Answers reads with this from now on. */
  answerWith(reply: UpstreamReply | null): void;
}

export const READ = '{ assistant(id: "asst_1") { name } }';
export const rename = (name: string) =>
  `mutation { updateAssistant(input: { id: "asst_1", changes: { name: "${name}" } }) { assistant { name } userErrors { message } } }`;

/** An account of one assistant, which may be renamed, and takes its time. */
export async function startOneAssistant(): Promise<OneAssistant> {
  const state = { name: 'before' };
  let isByToken = false;
  let breaksWrites = false;
  let held = Promise.resolve();
  let delayMs = 0;
  let reply: UpstreamReply | null = null;
  const upstream = await startUpstream(async ({ method, body, headers }) => {
    if (method !== 'GET') state.name = String((JSON.parse(body) as { name?: string }).name ?? state.name);
    const name = isByToken ? headers.authorization?.replace('Bearer ', '') : state.name;
    const answer = { body: { id: 'asst_1', name, created_at: '2026-01-01T00:00:00Z', version_id: 'v1' } };
    if (method !== 'GET') return breaksWrites ? { raw: (response) => response.destroy() } : answer;
    if (delayMs > 0) await setTimeout(delayMs);
    await held;
    return reply ?? answer;
  });
  const hold = () => {
    let release = () => {};
    held = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  };
  onTestFinished(() => hold()());
  return {
    ...upstream,
    state,
    breakWrites: () => {
      breaksWrites = true;
    },
    nameByToken: () => {
      isByToken = true;
    },
    hold,
    delay: (milliseconds) => {
      delayMs = milliseconds;
    },
    answerWith: (next) => {
      reply = next;
    },
  };
}
