import { compareText } from '../compare-text.ts';
import { finish, Pace, type Pieces } from '../../pieces.ts';
import { definitionOf } from './codes.ts';
import type { Finding, FoundAt } from './finding.ts';
import { SEVERITIES, type Severity } from './severity.ts';
import type { ReportOf } from './shape.ts';

export type Report = ReportOf<Finding>;

/** What rules have found, given in the order of the document, as one report. */
export const reportOf = (found: Iterable<FoundAt>): Report => finish(reportInPieces(found));

/** Findings that are put in order before others may go on. */
const PER_PIECE = 2_000;

/** The same in pieces, for thousands of findings. */
export function* reportInPieces(found: Iterable<FoundAt>): Pieces<Report> {
  const kinds = new Map<string, { readonly severity: Severity; readonly code: string; readonly findings: Finding[] }>();
  const pace = new Pace(PER_PIECE);
  for (const one of found) {
    const finding = complete(one);
    const { code, severity } = finding;
    const key = `${severity} ${code}`;
    const kind = kinds.get(key);
    if (kind) kind.findings.push(finding);
    else kinds.set(key, { severity, code, findings: [finding] });
    if (pace.isOver()) yield;
  }
  const inOrder = [...kinds.values()].toSorted(
    (one, other) => rankOf(other.severity) - rankOf(one.severity) || compareText(one.code, other.code),
  );
  return counted(inOrder.flatMap(({ findings }) => findings));
}

/** The report of findings that are in order. */
function counted(findings: readonly Finding[]): Report {
  let [errorCount, warningCount] = [0, 0];
  for (const { severity } of findings) {
    if (severity === 'ERROR') errorCount += 1;
    else if (severity === 'WARNING') warningCount += 1;
  }
  return { isOk: errorCount === 0, findings, errorCount, warningCount };
}

/** Which findings are wanted. */
export interface WantedFindings {
  readonly minSeverity: Severity;
  /** Codes that are left out. */
  readonly ignore: readonly string[];
}

export const isWanted = (
  { code, severity }: { readonly code: string; readonly severity: Severity },
  { minSeverity, ignore }: WantedFindings,
): boolean => rankOf(severity) >= rankOf(minSeverity) && !ignore.includes(code);

/** The report of those of its findings that are wanted. */
export const reportOnly = ({ findings }: Report, wanted: WantedFindings): Report =>
  counted(findings.filter((finding) => isWanted(finding, wanted)));

const NOWHERE = { assistantId: null, nodeId: null, edgeId: null, toolName: null } as const;
const complete = (found: FoundAt): Finding => ({ severity: definitionOf(found.code).severity, ...NOWHERE, ...found });

const rankOf = (severity: Severity) => SEVERITIES.indexOf(severity);
