import type { Finding } from '../../insight/findings/finding.ts';
import type { Severity } from '../../insight/findings/severity.ts';
import { several } from '../several.ts';
import type { Paint } from '../terminal.ts';

/** A file, or an account, and what was found in it. */
export interface LintedSubject {
  /** Null of an account. */
  readonly file: string | null;
  /** Why nothing could be looked at; null where it could. */
  readonly fault: string | null;
  readonly findings: readonly Finding[];
  readonly skipped: readonly string[];
  readonly checkedAssistants: number;
}

const COLOURS = { ERROR: 'bad', WARNING: 'doubtful', INFO: 'heading' } as const satisfies Readonly<Record<Severity, string>>;

/** For people: one line for each finding, what would be right below it, and a sum at the end. */
export function textOf(subjects: readonly LintedSubject[], paint: Paint): string {
  const findings = subjects.flatMap((subject) => subject.findings);
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const checked = subjects.reduce((sum, { checkedAssistants }) => sum + checkedAssistants, 0);
  return [
    ...subjects.flatMap((subject) => linesOf(subject, paint)),
    `${several(checked, 'assistant')}: ${several(count('ERROR'), 'error')}, ${several(count('WARNING'), 'warning')}, ${count('INFO')} to know`,
  ].join('\n');
}

const linesOf = ({ file, fault, findings, skipped }: LintedSubject, paint: Paint): readonly string[] => [
  ...(fault === null ? [] : [`${paint('bad', 'failed ')} ${file ?? ''}: the file cannot be used: ${fault}`]),
  ...findings.flatMap(({ severity, code, message, advice, path, assistantId }) => [
    `${paint(COLOURS[severity], severity.toLowerCase().padEnd(7))} ${code} ${file ?? assistantId ?? ''}: ${path.join('.')}`,
    `        ${message}`,
    `        ${advice}`,
  ]),
  ...skipped.map((rule) => `skipped ${file === null ? '' : `${file}: `}${rule}`),
];
