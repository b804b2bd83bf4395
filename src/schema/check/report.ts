import type { Finding as Found } from '../../insight/findings/finding.ts';
import type { Report } from '../../insight/findings/report.ts';
import type { SchemaTypes } from '../builder.ts';
import { Finding, type ShownFinding } from './finding.ts';

/** A report as a type shows it. */
export interface ShownReport extends Omit<Report, 'findings'> {
  readonly findings: readonly ShownFinding[];
}

/** A report whose findings lead to nodes and edges; `flowOf` gives the flow that a finding is about. */
export const shownReport = (report: Report, flowOf: (finding: Found) => object | null): ShownReport => ({
  ...report,
  findings: shownFindings(report.findings, flowOf),
});

/** The same of findings alone. */
export const shownFindings = (findings: readonly Found[], flowOf: (finding: Found) => object | null): readonly ShownFinding[] =>
  findings.map((finding) => Object.assign({ flow: finding.path[0] === 'conversationFlow' ? flowOf(finding) : null }, finding));

/** The fields that all types of reports have. */
export const reportFields = <T extends ShownReport>(t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, T>) => ({
  isOk: t.boolean({ nullable: false, description: 'Whether nothing is an error.', resolve: ({ isOk }) => isOk }),
  findings: t.field({
    type: [Finding],
    nullable: false,
    description: 'What was found: the worst first, then by code, then in the order of the document. Equal documents give equal findings.',
    resolve: ({ findings }) => [...findings],
  }),
  errorCount: t.int({ nullable: false, description: 'How many of them are errors.', resolve: ({ errorCount }) => errorCount }),
  warningCount: t.int({ nullable: false, description: 'How many of them are warnings.', resolve: ({ warningCount }) => warningCount }),
});
