/** The command `lint`: what is wrong with the assistants of files, or of an account. */
import { FINDING_CODES } from '../../insight/findings/codes.ts';
import type { Finding } from '../../insight/findings/finding.ts';
import { isWanted, reportOf, reportOnly, type WantedFindings } from '../../insight/findings/report.ts';
import { SEVERITIES } from '../../insight/findings/severity.ts';
import { handingOver } from '../../insight/handoff/handoffs.ts';
import type { AccountFacts } from '../../insight/lint/facts.ts';
import { lintAccount } from '../../insight/lint/lint-account.ts';
import { lintOf, lookAt, type Lint, type LookedAt } from '../../insight/lint/lint-assistant.ts';
import { partsOf } from '../../insight/parts.ts';
import { toSarif, type SarifSubject } from '../../insight/lint/sarif.ts';
import { scalarText, type JsonObject } from '../../json.ts';
import { finish } from '../../pieces.ts';
import { misspeltInAssistant } from '../../schema/assistant/misspelt.ts';
import { SECRET_LOOKS } from '../../schema/integration-secret/looks.ts';
import { VERSION } from '../../version.ts';
import { askAccount } from '../account/ask.ts';
import type { Call, Outcome } from '../command.ts';
import { FlagReader } from '../flag-reader.ts';
import { masked } from '../masked.ts';
import { STDIN } from '../json-files.ts';
import { readDocumentFiles } from './documents.ts';
import { textOf, type LintedSubject } from './text.ts';
import { wantedOf } from './wanted.ts';

const PAGE = 'https://github.com/assistants-gateway/assistants-gateway/blob/main/docs/findings.md';

export async function lint(call: Call): Promise<Outcome> {
  const { format, wanted, failsOn } = readFlags(call);
  const subjects = call.flags.has('account') ? [await lintedAccount(call, wanted)] : lintedFiles(call.args, wanted);
  const isOk = subjects.every(({ fault, findings }) => fault === null && findings.every(({ severity }) => !failsOn.includes(severity)));
  const data =
    format === 'sarif' ? toSarif(subjects.map(toSarifSubject), { version: VERSION, informationUri: PAGE }) : { ok: isOk, subjects };
  return { isOk, data, text: (paint) => (format === 'text' ? textOf(subjects, paint) : JSON.stringify(data, null, 2)) };
}

/** Throws a UsageError with all faults. */
function readFlags({ args, flags }: Call) {
  const reader = new FlagReader(flags);
  if (flags.has('account') === args.length > 0) reader.faults.push('lint takes files or --account, and one of them.');
  const format = reader.oneOf('format', ['text', 'json', 'sarif']);
  const least = reader.oneOf('fail-on', ['WARNING', 'ERROR']);
  const wanted = wantedOf(flags, reader);
  reader.end();
  return { format, wanted, failsOn: SEVERITIES.slice(SEVERITIES.indexOf(least)) };
}

/** What the files hold is known of each other, and nothing else of an account. */
function lintedFiles(files: readonly string[], wanted: WantedFindings): readonly LintedSubject[] {
  const read = readDocumentFiles(files);
  const all = read.flatMap(({ documents }) => documents);
  const byId = new Map(
    all.flatMap((document): [string, JsonObject][] => {
      const id = scalarText(document['id']);
      return id === null ? [] : [[id, document]];
    }),
  );
  const facts: AccountFacts = byId.size > 0 ? { assistants: { byId, isWhole: false } } : {};
  return read.map(({ file, documents, place, fault }) => {
    const looked = documents.map((document) => finish(lookAt(partsOf(document), SECRET_LOOKS)));
    const each = looked.map((one) => lintWritten(one, facts));
    const handing = looked.map(({ parts }) => handingOver(parts)).filter((one) => one !== null);
    const { found, skipped } = lintAccount(each, handing, { isWhole: false, looks: SECRET_LOOKS });
    const findings = reportOnly(reportOf(found), wanted).findings.map(place);
    return { file, fault, findings, skipped: skipped.filter((rule) => isRuleWanted(rule, wanted)), checkedAssistants: documents.length };
  });
}

/** What somebody has written may be misspelt, too. */
function lintWritten(looked: LookedAt, facts: AccountFacts): Lint {
  const { found, skipped } = lintOf(looked, facts);
  return { found: [...found, ...finish(misspeltInAssistant(looked.parts.document)).map(looked.place)], skipped };
}

/** Whether findings of a rule that was skipped would have been shown. */
function isRuleWanted(rule: string, wanted: WantedFindings): boolean {
  const definition = FINDING_CODES.find(({ code }) => rule.startsWith(`${code}:`));
  return definition === undefined || isWanted(definition, wanted);
}

const QUERY = `query Lint($minSeverity: Severity!, $ignore: [String!]) { account { lint(minSeverity: $minSeverity, ignore: $ignore) {
  checkedAssistants skipped
  findings { code severity message advice path assistantId nodeId edgeId toolName }
} } }`;

type AccountLint = Pick<LintedSubject, 'skipped' | 'checkedAssistants'> & { readonly findings: readonly Finding[] };

async function lintedAccount(call: Call, wanted: WantedFindings): Promise<LintedSubject> {
  const { account } = await askAccount<{ readonly account: { readonly lint: AccountLint } }>(call, QUERY, wanted);
  const findings = account.lint.findings.map((finding) => masked({ ...finding, line: null, filePath: null }));
  return { file: null, fault: null, ...account.lint, findings };
}

const toSarifSubject = ({ file, fault, findings, skipped }: LintedSubject): SarifSubject => ({
  uri: file === null ? null : file === STDIN ? 'stdin' : encodeURI(file.replaceAll('\\', '/')),
  findings,
  skipped: fault === null ? skipped : [`The file cannot be used: ${fault}.`],
});
