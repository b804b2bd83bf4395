/** The command `lint`: what is wrong with the assistants of files, or of an account. */
import { reportOf, reportOnly, type WantedFindings } from '../../insight/findings/report.ts';
import { handingOver } from '../../insight/handoff/handoffs.ts';
import type { AccountFacts } from '../../insight/lint/facts.ts';
import { lintAccount } from '../../insight/lint/lint-account.ts';
import { lintAssistant } from '../../insight/lint/lint-assistant.ts';
import { toSarif, type SarifSubject } from '../../insight/lint/sarif.ts';
import { scalarText, type JsonObject } from '../../json.ts';
import { SECRET_LOOKS } from '../../schema/integration-secret/looks.ts';
import { VERSION } from '../../version.ts';
import { askAccount } from '../account/ask.ts';
import type { Call, Outcome } from '../command.ts';
import { readDocuments, STDIN } from './documents.ts';
import { textOf, type LintedSubject } from './text.ts';
import { wantedOf } from './wanted.ts';

const FORMATS = ['text', 'json', 'sarif'] as const;
type Format = (typeof FORMATS)[number];

const PAGE = 'https://github.com/assistants-gateway/assistants-gateway/blob/main/docs/findings.md';

export async function lint(call: Call): Promise<Outcome> {
  const { format, wanted } = readFlags(call);
  const subjects = call.flags.has('account') ? [await lintedAccount(call, wanted)] : lintedFiles(call.args, wanted);
  const isOk = subjects.every(({ fault, findings }) => fault === null && findings.every(({ severity }) => severity !== 'ERROR'));
  const data =
    format === 'sarif' ? toSarif(subjects.map(toSarifSubject), { version: VERSION, informationUri: PAGE }) : { ok: isOk, subjects };
  return { isOk, data, text: (paint) => (format === 'text' ? textOf(subjects, paint) : JSON.stringify(data, null, 2)) };
}

interface ReadFlags {
  readonly format: Format;
  readonly wanted: WantedFindings;
}

/** Throws a UsageError with all faults. */
function readFlags({ args, flags, isJson }: Call): ReadFlags {
  const faults: string[] = [];
  if (flags.has('account') === args.length > 0) faults.push('lint takes files or --account, and one of them.');
  const given = flags.get('format') ?? (isJson ? 'json' : 'text');
  const format = FORMATS.find((one) => one === given);
  if (!format) faults.push(`--format takes text, json or sarif, not ${JSON.stringify(given)}.`);
  return { wanted: wantedOf(flags, 'info', faults), format: format ?? 'text' };
}

/** What the files hold is known of each other, and nothing else of an account. */
function lintedFiles(files: readonly string[], wanted: WantedFindings): readonly LintedSubject[] {
  const read = files.map(readDocuments);
  const all = read.flatMap(({ documents }) => documents);
  const byId = new Map(
    all.flatMap((document): [string, JsonObject][] => {
      const id = scalarText(document['id']);
      return id === null ? [] : [[id, document]];
    }),
  );
  const facts: AccountFacts = byId.size > 0 ? { assistants: { byId, isWhole: false } } : {};
  return read.map(({ file, documents, fault }) => {
    const each = documents.map((document) => lintAssistant(document, facts, SECRET_LOOKS));
    const handing = documents.map(handingOver).filter((one) => one !== null);
    const { found, skipped } = lintAccount(each, handing, { isWhole: false, looks: SECRET_LOOKS });
    return { file, fault, findings: reportOnly(reportOf(found), wanted).findings, skipped, checkedAssistants: documents.length };
  });
}

const QUERY = `query Lint($minSeverity: Severity!, $ignore: [String!]) { account { lint(minSeverity: $minSeverity, ignore: $ignore) {
  checkedAssistants skipped
  findings { code severity message advice path assistantId nodeId edgeId toolName }
} } }`;

async function lintedAccount(call: Call, wanted: WantedFindings): Promise<LintedSubject> {
  const { account } = await askAccount<{ readonly account: { readonly lint: Omit<LintedSubject, 'file' | 'fault'> } }>(call, QUERY, wanted);
  return { file: null, fault: null, ...account.lint };
}

const toSarifSubject = ({ file, fault, findings, skipped }: LintedSubject): SarifSubject => ({
  uri: file === null ? null : file === STDIN ? 'stdin' : encodeURI(file.replaceAll('\\', '/')),
  findings,
  skipped: fault === null ? skipped : [`The file cannot be used: ${fault}.`],
});
