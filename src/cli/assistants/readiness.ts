/** The command `readiness`: whether people can reach assistants of an account. */
import type { Finding } from '../../insight/findings/finding.ts';
import { isWanted, type WantedFindings } from '../../insight/findings/report.ts';
import { withAccount, type Ask } from '../account/ask.ts';
import { wordsOf, type Call, type Outcome } from '../command.ts';
import { FlagReader } from '../flag-reader.ts';
import { inWordsOfFiles } from '../lint/file-place.ts';
import { findingLines } from '../lint/text.ts';
import { wantedOf } from '../lint/wanted.ts';
import { masked } from '../masked.ts';
import type { Paint } from '../terminal.ts';
import { CHANNELS, type Channel } from './channels.ts';

type Reach = Readonly<Record<Channel, boolean>>;

interface Readiness {
  readonly id: string;
  /** Null where nothing is known. */
  readonly reach: Reach | null;
  readonly findings: readonly Finding[];
  /** Why nothing is known; null where something is. */
  readonly fault: string | null;
}

const QUERY = `query ($id: ID!) { assistant(id: $id) { readiness { canTakeCalls canTakeMessages canTakeWebCalls
  findings { code severity message advice path assistantId nodeId edgeId toolName } } } }`;

interface Answer {
  readonly assistant: {
    readonly readiness: {
      readonly canTakeCalls: boolean;
      readonly canTakeMessages: boolean;
      readonly canTakeWebCalls: boolean;
      readonly findings: readonly Finding[];
    };
  } | null;
}

export async function readiness(call: Call): Promise<Outcome> {
  const reader = new FlagReader(call.flags);
  const wanted = wantedOf(call.flags, reader);
  const needs = wordsOf(call.flags.get('needs')).map((word) => word.toLowerCase());
  for (const channel of needs.filter((one) => !isChannel(one)))
    reader.faults.push(`--needs takes ${CHANNELS.join(', ')}, not ${JSON.stringify(channel)}.`);
  reader.end();
  const { assistants, upstream } = await withAccount(call, async (ask, account) => {
    const found: Readiness[] = [];
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as rate limits are the account's
    for (const id of call.args) found.push(await readinessOf(id, ask));
    return { assistants: found, upstream: account.upstream };
  });
  const isReady = ({ fault, reach, findings }: Readiness) =>
    fault === null &&
    findings.every(({ code, severity }) => severity !== 'ERROR' || wanted.ignore.includes(code)) &&
    needs.every((channel) => isChannel(channel) && reach?.[channel] === true);
  const isOk = assistants.every(isReady);
  const shown = assistants.map((one) => shownOf(one, wanted));
  return { isOk, data: { ok: isOk, upstream, assistants: shown }, text: (paint) => shown.flatMap((one) => linesOf(one, paint)).join('\n') };
}

const shownOf = ({ findings, ...rest }: Readiness, wanted: WantedFindings): Readiness => ({
  ...rest,
  findings: findings
    .filter((finding) => isWanted(finding, wanted))
    .map((finding) => masked({ ...finding, advice: inWordsOfFiles(finding.advice) })),
});

const isChannel = (word: string): word is Channel => (CHANNELS as readonly string[]).includes(word);

async function readinessOf(id: string, ask: Ask): Promise<Readiness> {
  const unknown = (fault: string): Readiness => ({ id, reach: null, findings: [], fault });
  try {
    const { assistant } = await ask<Answer>(QUERY, { id });
    if (!assistant) return unknown('there is no assistant with this id');
    const { canTakeCalls: calls, canTakeMessages: messages, canTakeWebCalls: web, findings } = assistant.readiness;
    return { id, reach: { calls, messages, web }, findings, fault: null };
  } catch (error) {
    return unknown(error instanceof Error ? error.message : String(error));
  }
}

const NAMES: Readonly<Record<Channel, string>> = { calls: 'calls', messages: 'messages', web: 'calls from web pages' };

function linesOf({ id, reach, findings, fault }: Readiness, paint: Paint): readonly string[] {
  if (!reach) return [`${paint('bad', 'failed ')} ${id}: ${fault ?? ''}`];
  const taken = CHANNELS.filter((channel) => reach[channel]).map((channel) => NAMES[channel]);
  return [
    taken.length > 0 ? `${paint('good', 'reached')} ${id}: takes ${taken.join(', ')}` : `${paint('doubtful', 'not reached')} ${id}`,
    ...findings.flatMap((finding) => findingLines(finding, id, paint)),
  ];
}
