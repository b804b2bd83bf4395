import { grouped } from '../../insight/grouped.ts';
import type { Finding } from '../../insight/findings/finding.ts';
import type { Severity } from '../../insight/findings/severity.ts';
import { several } from '../several.ts';
import type { Paint } from '../terminal.ts';
import type { PlacedFinding } from './file-place.ts';

/** A file, or an account, and what was found in it. */
export interface LintedSubject {
  /** Null of an account. */
  readonly file: string | null;
  /** Why nothing could be looked at; null where it could. */
  readonly fault: string | null;
  readonly findings: readonly PlacedFinding[];
  readonly skipped: readonly string[];
  readonly checkedAssistants: number;
}

const COLOURS = { ERROR: 'bad', WARNING: 'doubtful', INFO: 'heading' } as const satisfies Readonly<Record<Severity, string>>;

/** For people: one line for each finding, what would be right below it, and a sum at the end. */
export function textOf(subjects: readonly LintedSubject[], paint: Paint, noun = 'assistant'): string {
  const findings = subjects.flatMap((subject) => subject.findings);
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const checked = subjects.reduce((sum, { checkedAssistants }) => sum + checkedAssistants, 0);
  return [
    ...subjects.flatMap((subject) => linesOf(subject, paint)),
    ...skippedIn(subjects),
    `${several(checked, noun)}: ${several(count('ERROR'), 'error')}, ${several(count('WARNING'), 'warning')}, ${count('INFO')} to know`,
  ].join('\n');
}

const linesOf = ({ file, fault, findings }: LintedSubject, paint: Paint): readonly string[] => [
  ...(fault === null ? [] : [`${paint('bad', 'failed ')} ${file ?? ''}: the file cannot be used: ${fault}`]),
  ...findings.flatMap((finding) => {
    const { assistantId, line, filePath } = finding;
    const where = [file ?? assistantId ?? '', ...(line === null ? [] : [line])].join(':');
    return findingLines(filePath === null ? finding : { ...finding, path: filePath }, where, paint);
  }),
];

/** A finding with where it is, and what would be right. */
export const findingLines = (
  { severity, code, message, advice, path }: Pick<Finding, 'severity' | 'code' | 'message' | 'advice' | 'path'>,
  where: string,
  paint: Paint,
): readonly string[] => [
  `${paint(COLOURS[severity], severity.toLowerCase().padEnd(7))} ${code} ${where}: ${path.join('.')}`,
  `        ${message}`,
  `        ${advice}`,
];

/** Each rule once, as most are skipped for the same reason in many files. */
function skippedIn(subjects: readonly LintedSubject[]): readonly string[] {
  const all = subjects.flatMap(({ file, skipped }) => skipped.map((rule) => ({ file, rule })));
  return [...grouped(all, ({ rule }) => rule)].map(([rule, files]) => {
    const first = files[0]?.file ?? null;
    const where = files.length > 1 ? ` (${files.length} files)` : first === null ? '' : ` (${first})`;
    return `skipped ${rule}${where}`;
  });
}
