/** Changes as people read them. */
import type { Finding } from '../../insight/findings/finding.ts';
import type { FilePlace } from '../lint/file-place.ts';
import { several } from '../several.ts';
import type { Paint } from '../terminal.ts';

export interface ShownChange {
  readonly kind: string;
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
  readonly risk: string;
}

/** Why a file is refused. */
interface Refusal extends FilePlace {
  readonly code: string;
  readonly message: string;
  readonly field: readonly string[] | null;
}

/** What came of a file, or would. */
export interface ChangedFile {
  readonly file: string;
  readonly id: string | null;
  readonly action: 'CREATE' | 'UPDATE' | 'NONE' | null;
  readonly risk: string | null;
  readonly changes: readonly ShownChange[];
  readonly findings: readonly (Pick<Finding, 'code' | 'severity' | 'message' | 'advice' | 'path'> & FilePlace)[];
  readonly userErrors: readonly Refusal[];
  /** The version that the assistant has now, or that was made beside it; null where nothing is known of it. */
  readonly versionId: string | null;
  /** Why nothing can be said of it; null where something can. */
  readonly fault: string | null;
}

/** What files are shown as. */
export interface ShownAs {
  readonly command: 'plan' | 'apply';
  /** Whether what is done stays when the command has ended. */
  readonly isKept: boolean;
}

const WORDS = {
  plan: { CREATE: 'create', UPDATE: 'update', NONE: 'same' },
  apply: { CREATE: 'created', UPDATE: 'updated', NONE: 'same' },
} as const;

/** Whether it cannot be used, or is refused. */
export const isFailed = ({ fault, userErrors }: ChangedFile): boolean => fault !== null || userErrors.length > 0;

/** Of each file a line, with what belongs to it below, and a sum at the end. */
export const textOf = (files: readonly ChangedFile[], shownAs: ShownAs, paint: Paint): string =>
  [...files.flatMap((file) => linesOf(file, shownAs, paint)), sumOf(files, shownAs)].join('\n');

function sumOf(files: readonly ChangedFile[], { command, isKept }: ShownAs): string {
  const good = files.filter((file) => !isFailed(file));
  const counts = (['CREATE', 'UPDATE', 'NONE'] as const).map((action) => {
    const count = good.filter((file) => file.action === action).length;
    return action === 'NONE' ? `${count} the same` : `${count} ${command === 'plan' ? 'to ' : ''}${WORDS[command][action]}`;
  });
  const sum = `${several(files.length, 'file')}: ${counts.join(', ')}, ${files.length - good.length} failed`;
  return command === 'apply' && !isKept ? `${sum}. None of it stays, as the sandbox ends here: no id was written to a file.` : sum;
}

function linesOf(changed: ChangedFile, { command }: ShownAs, paint: Paint): readonly string[] {
  const { file, action, risk, changes, findings, userErrors, versionId, fault } = changed;
  const word = (isFailed(changed) || action === null ? 'failed' : WORDS[command][action]).padEnd(7);
  const shown = paint(word.startsWith('failed') ? 'bad' : action === 'NONE' ? 'heading' : 'good', word);
  if (fault !== null) return [`${shown} ${file}: ${fault}`];
  // A new one differs in all that it has.
  const what =
    action === 'NONE' || risk === null ? '' : `: ${action === 'CREATE' ? '' : `${several(changes.length, 'change')}, `}risk ${risk}`;
  const made = versionId === null || action !== 'UPDATE' || isFailed(changed) ? '' : `, version ${versionId}`;
  return [
    `${shown} ${file}${what}${made}`,
    ...userErrors.map((refusal) => `        ${whereOf(file, refusal, refusal.field ?? [])}${refusal.message}`),
    ...(action === 'UPDATE' ? changes.map((change) => `        ${lineOf(change, paint)}`) : []),
    // What is as it was before is what lint is for.
    ...(action === 'NONE'
      ? []
      : findings
          .filter((finding) => !userErrors.some((one) => isSame(one, finding)))
          .flatMap((finding) => findingLines(file, finding, paint))),
  ];
}

/** Where something stands, as editors and searches find it. */
const whereOf = (file: string, { line, filePath }: FilePlace, field: readonly string[]): string =>
  [
    ...(line === null ? [] : [`${file}:${line}: `]),
    ...[filePath ?? field].flatMap((keys) => (keys.length > 0 ? [`${keys.join('.')}: `] : [])),
  ].join('');

/** Whether a finding is what a file is refused for. */
const isSame = (refusal: Refusal, { severity, message, filePath }: ChangedFile['findings'][number]): boolean =>
  severity === 'ERROR' && refusal.filePath !== null && (refusal.message === message || refusal.filePath.join('.') === filePath?.join('.'));

function findingLines(file: string, finding: ChangedFile['findings'][number], paint: Paint): readonly string[] {
  const { code, severity, message, advice, path } = finding;
  return [
    `        ${paint(severity === 'ERROR' ? 'bad' : 'doubtful', severity.toLowerCase())} ${code} ${whereOf(file, finding, path).replace(/: $/, '')}`,
    `          ${message}`,
    `          ${advice}`,
  ];
}

const SIGNS: Readonly<Record<string, string>> = { ADDED: '+', REMOVED: '-', CHANGED: '~', MOVED: '>' };

/** A change in one line: what it was and is now, so far as that is short. */
export function lineOf({ kind, path, before, after }: ShownChange, paint: Paint): string {
  const values = kind === 'ADDED' ? short(after) : kind === 'REMOVED' ? short(before) : `${short(before)} -> ${short(after)}`;
  return `${paint(kind === 'REMOVED' ? 'bad' : 'good', SIGNS[kind] ?? '~')} ${path.join('.')}: ${values}`;
}

const MAX_LENGTH = 60;

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null';
  return text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH - 1)}…`;
}
