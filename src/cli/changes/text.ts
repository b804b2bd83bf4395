/** Changes as people read them. */
import type { Paint } from '../terminal.ts';

export interface ShownChange {
  readonly kind: string;
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
  readonly risk: string;
}

/** What came of a file, or would. */
export interface ChangedFile {
  readonly file: string;
  readonly id: string | null;
  readonly action: 'CREATE' | 'UPDATE' | 'NONE' | null;
  readonly risk: string | null;
  readonly changes: readonly ShownChange[];
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly message: string;
    readonly path: readonly string[];
  }[];
  readonly userErrors: readonly { readonly code: string; readonly message: string; readonly field: readonly string[] | null }[];
  /** Why nothing can be said of it; null where something can. */
  readonly fault: string | null;
}

export const textOf = (files: readonly ChangedFile[], paint: Paint): string => files.flatMap((file) => linesOf(file, paint)).join('\n');

const WORDS = { CREATE: 'create', UPDATE: 'update', NONE: 'same  ' } as const;

function linesOf({ file, action, risk, changes, findings, userErrors, fault }: ChangedFile, paint: Paint): readonly string[] {
  if (fault !== null) return [`${paint('bad', 'failed')} ${file}: ${fault}`];
  const isRefused = userErrors.length > 0;
  const what =
    action === 'UPDATE' && risk !== null ? `: ${changes.length} ${changes.length === 1 ? 'change' : 'changes'}, risk ${risk}` : '';
  const word = isRefused
    ? paint('bad', 'failed')
    : paint(action === 'NONE' ? 'heading' : 'good', action === null ? 'failed' : WORDS[action]);
  return [
    `${word} ${file}${what}`,
    ...userErrors.map(({ message, field }) => `         ${field === null ? '' : `${field.join('.')}: `}${message}`),
    ...(action === 'UPDATE' ? changes.map((change) => lineOf(change, paint)) : []),
    ...findings
      .filter(({ severity }) => severity !== 'INFO')
      .map(
        ({ code, severity, message }) =>
          `         ${paint(severity === 'ERROR' ? 'bad' : 'doubtful', severity.toLowerCase())} ${code}: ${message}`,
      ),
  ];
}

const SIGNS: Readonly<Record<string, string>> = { ADDED: '+', REMOVED: '-', CHANGED: '~', MOVED: '>' };

/** A change in one line: what it was and is now, so far as that is short. */
export function lineOf({ kind, path, before, after }: ShownChange, paint: Paint): string {
  const values = kind === 'ADDED' ? short(after) : kind === 'REMOVED' ? short(before) : `${short(before)} -> ${short(after)}`;
  return `         ${paint(kind === 'REMOVED' ? 'bad' : 'good', SIGNS[kind] ?? '~')} ${path.join('.')}: ${values}`;
}

const MAX_LENGTH = 60;

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null';
  return text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH - 1)}…`;
}
