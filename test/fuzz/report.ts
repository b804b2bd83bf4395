import type { Found, Tally } from './fuzz.ts';
import type { Outcome } from './compare.ts';

const MAX_LENGTH = 1_200;
const short = (text: string) => (text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text);

/** All that is needed to see a difference again, and to understand it. */
export function describe({ plan, index, difference, sends, isAlone }: Found): string {
  const last = sends.at(-1);
  const shown = ({ answers, calls, bugs }: Outcome) =>
    [
      ...answers.map((answer) => short(JSON.stringify(answer))),
      `calls ${short(JSON.stringify(calls))}`,
      ...bugs.map((bug) => `bug ${bug}`),
    ].join('\n  ');
  return [
    `\n${difference.kinds.join('; ')}`,
    `again:      npm run fuzz -- --seed ${plan.seed} --world ${plan.number}, request ${index}`,
    `gateway:    ${plan.configuration.name} ${JSON.stringify(plan.configuration.settings)}, ${plan.mode}`,
    `requests:   ${isAlone ? `${sends.length}, nothing else before them` : 'with what came before them in that world'}`,
    ...sends.slice(0, 6).map(({ way, caller, request }) => `  ${way.name}, by ${caller.name}, ${JSON.stringify(request)}`),
    `operation:  ${last?.text.replaceAll('\n', '\n            ')}`,
    `headers:    ${JSON.stringify(last?.way.headers)}`,
    `judge:\n  ${shown(difference.judged)}`,
    `gateway (of the operation as it was first):\n  ${shown(difference.outcome)}`,
  ].join('\n');
}

export function summarise({ requests, operations, worlds, differences, kinds }: Tally, seconds: number): string {
  const rate = Math.round(requests / seconds);
  const rows = [...kinds].toSorted(([, a], [, b]) => b - a).map(([kind, count]) => `  ${String(count).padStart(6)}  ${kind}`);
  return [
    `${requests} requests, ${operations} operations, ${worlds} worlds, ${Math.round(seconds)} s (${rate} a second): ${differences} differences`,
    ...rows,
  ].join('\n');
}
