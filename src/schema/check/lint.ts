import { GatewayError } from '../../errors.ts';
import { FINDING_CODES } from '../../insight/findings/codes.ts';
import { reportOnly, type WantedFindings } from '../../insight/findings/report.ts';
import { flowOf } from '../../insight/parts.ts';
import { lintAll, lintOne, type AccountLint } from '../../resolvers/lint.ts';
import { access, MAY_READ } from '../access/access.ts';
import { Assistant } from '../assistant/ref.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { SECRET_LOOKS } from '../integration-secret/looks.ts';
import { COST } from '../shared/directives.ts';
import { Account } from './account.ts';
import { Severity } from './codes.ts';
import { reportFields, shownReport, type ShownReport } from './report.ts';

type ShownLint = ShownReport & Pick<AccountLint, 'checkedAssistants' | 'skipped'>;

const LintReport = builder.objectRef<ShownLint>('LintReport').implement({
  description:
    'What is wrong with assistants. A rule of which something is not known is skipped, and never a finding; its own fields cost no upstream call.',
  fields: (t) => ({
    ...reportFields(t),
    checkedAssistants: t.int({
      nullable: false,
      description: 'How many assistants were looked through, with all that they have.',
      resolve: ({ checkedAssistants }) => checkedAssistants,
    }),
    skipped: t.stringList({
      nullable: false,
      description: 'Rules of which not all is known, each with the reason: a list of the account could not be read, or is not whole.',
      extensions: access({ isProse: true }),
      resolve: ({ skipped }) => [...skipped],
    }),
  }),
});

const LISTS =
  'the lists of shared tools, MCP servers, integration secrets, models and insight groups, each only where an assistant refers to one of them. A list that cannot be read costs the rules that need it; see `skipped`';

type Arguments = PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, object>['arg'];

const wantedArgs = (arg: Arguments) => ({
  minSeverity: arg({
    type: Severity,
    required: true,
    defaultValue: 'INFO',
    description: 'The least severity of the findings that are wanted; others count for nothing.',
  }),
  ignore: arg.stringList({
    description: 'Codes of findings that are not wanted, of those that `findingCodes` has; null and an empty list leave nothing out.',
  }),
});

interface GivenArgs {
  readonly minSeverity: WantedFindings['minSeverity'];
  readonly ignore?: readonly string[] | null | undefined;
}

const CODES: ReadonlySet<string> = new Set(FINDING_CODES.map(({ code }) => code));

/** Throws `BAD_USER_INPUT` for codes that no finding has, since findings would come in spite of them. */
function toWanted({ minSeverity, ignore }: GivenArgs): WantedFindings {
  const unknown = (ignore ?? []).filter((code) => !CODES.has(code));
  if (unknown.length > 0) {
    const codes = unknown.map((code) => JSON.stringify(code)).join(', ');
    throw new GatewayError('BAD_USER_INPUT', `No finding has the code ${codes} that "ignore" names: Query.findingCodes has all codes.`);
  }
  return { minSeverity, ignore: ignore ?? [] };
}

async function shown(args: GivenArgs, find: () => Promise<AccountLint>): Promise<ShownLint> {
  const wanted = toWanted(args);
  const lint = await find();
  const flows = new Map(lint.documents.map((document) => [String(document.id), flowOf(document)]));
  return { ...lint, ...shownReport(reportOnly(lint, wanted), ({ assistantId }) => flows.get(assistantId ?? '') ?? null) };
}

builder.objectField(Assistant, 'lint', (t) =>
  t.field({
    type: LintReport,
    cost: COST.read,
    description: `What is wrong with the assistant: its tools, settings, handoffs, secrets and flow, and what it refers to. Cost: the list of assistants where it hands over to one, and ${LISTS}. One upstream read more where the assistant came from a list that leaves something out.`,
    args: wantedArgs(t.arg),
    extensions: access({ needs: MAY_READ }),
    resolve: (assistant, args, ctx) => shown(args, () => lintOne(assistant, SECRET_LOOKS, ctx)),
  }),
);

builder.objectField(Account, 'lint', (t) =>
  t.field({
    type: LintReport,
    cost: COST.read,
    description: `What is wrong with all assistants, and between them. Cost: the list of assistants, and ${LISTS}. Where the list of assistants leaves something out, up to 80 of them are read one by one; of more of them, only what the list has is looked at.`,
    args: wantedArgs(t.arg),
    extensions: access({ needs: MAY_READ }),
    resolve: (_account, args, ctx) => shown(args, () => lintAll(SECRET_LOOKS, ctx)),
  }),
);
