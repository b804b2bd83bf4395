import { COUNTED_CODES, type CountedCode } from '../errors.ts';

/** How often each code is among the errors of an answer. */
export type CodeTally = ReadonlyMap<CountedCode, number>;

const CLOSED_SET: ReadonlySet<unknown> = new Set(COUNTED_CODES);
const isCounted = (code: unknown): code is CountedCode => CLOSED_SET.has(code);

/** The codes of an answer's errors, added to those of its parts that came before; null where there are none. */
export function tallyCodes(errors: readonly unknown[] | undefined, before: CodeTally | null = null): CodeTally | null {
  if (!errors || errors.length === 0) return before;
  const tally = new Map(before);
  for (const error of errors) {
    const code = codeOf(error);
    add(tally, isCounted(code) ? code : 'INTERNAL_SERVER_ERROR', 1);
  }
  return tally;
}

/** The same where the client left before its answer: what was given up for that reason looks like a bug, and is none. */
export function tallyOfLeaver(codes: CodeTally | null): CodeTally {
  const tally = new Map(codes);
  add(tally, 'CLIENT_CLOSED', tally.get('INTERNAL_SERVER_ERROR') ?? 1);
  tally.delete('INTERNAL_SERVER_ERROR');
  return tally;
}

/** How loud an answer with these codes is: the upstream's trouble is a warning, a bug an error, a fault of the caller neither. */
export function levelOf(codes: CodeTally | null, status: number): 'info' | 'warn' | 'error' {
  if (status >= 500 || codes?.has('INTERNAL_SERVER_ERROR')) return 'error';
  return codes && [...codes.keys()].some(isOfUpstream) ? 'warn' : 'info';
}

/** Why an answer failed, in a word: its worst code, or its status; null where it did not, or where its caller can correct it. */
export function failureOf(codes: CodeTally | null, status: number): string | null {
  if (levelOf(codes, status) === 'info') return null;
  const named = [...(codes?.keys() ?? [])];
  return named.find((code) => code === 'INTERNAL_SERVER_ERROR') ?? named.find(isOfUpstream) ?? String(status);
}

const isOfUpstream = (code: CountedCode): boolean => code === 'RATE_LIMITED' || code.startsWith('UPSTREAM_');

const codeOf = (error: unknown): unknown => (error as { readonly extensions?: { readonly code?: unknown } }).extensions?.code;

function add(tally: Map<CountedCode, number>, code: CountedCode, count: number): void {
  tally.set(code, (tally.get(code) ?? 0) + count);
}
