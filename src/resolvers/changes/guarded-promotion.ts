/** Promotions that only happen where everything that is required holds. */
import type { RequestContext } from '../../context.ts';
import { CHANGE_RISKS, type ChangeRisk } from '../../insight/document-diff/change-risk.ts';
import { diffAssistants } from '../../insight/document-diff/diff-assistants.ts';
import { openSnapshotOf } from '../../insight/snapshot/plan-snapshot.ts';
import type { JsonObject } from '../../json.ts';
import { assistantVersions } from '../../upstream/resources/assistant-versions.ts';
import { readAnew } from '../assistant-changes.ts';
import { promoting, type VersionInput } from '../assistant-versions.ts';
import { readToChange } from '../resource-writes.ts';
import { together } from '../together.ts';
import { pathTextFaults, type UserError } from '../user-errors.ts';
import { write } from '../write.ts';
import { riskOfAll, type Documents } from './apply-snapshot.ts';
import { whyNotPassed } from './suite-passed.ts';

export interface GuardedPromotionInput extends VersionInput {
  readonly requireSuitePassed: readonly string[];
  readonly requireNoErrors: boolean;
  readonly maxRisk: ChangeRisk | null;
}

const unmet = (field: readonly string[], message: string, code: UserError['code'] = 'CONFLICT'): UserError => ({
  code,
  message,
  field: ['input', ...field],
});

/** One read of the version, one of the assistant where a risk is limited, those of the suites; then one POST, sent once. */
export const promoteGuarded = (documents: Documents) => {
  const promotion = promoting<GuardedPromotionInput>();
  return write({
    ...promotion,
    operation: 'promoteAssistantVersionGuarded',
    faults: (input) => [
      ...promotion.faults(input),
      ...input.requireSuitePassed.flatMap((name, index) => pathTextFaults(['input', 'requireSuitePassed', String(index)], name)),
    ],
    conflicts: async (input, ctx) => {
      const { assistantId, versionId, maxRisk, requireNoErrors, requireSuitePassed } = input;
      const version = await readToChange(assistantVersions, { parent: { assistantId }, id: versionId }, ctx);
      const document = version as unknown as JsonObject;
      const [tooRisky, ...suites] = await together([
        maxRisk === null ? [] : riskBeyond(maxRisk, document, assistantId, ctx),
        ...requireSuitePassed.map((name) => whyNotPassed(name, versionId, ctx)),
      ]);
      const errors = requireNoErrors ? (await documents.findingsOf(document)).filter(({ severity }) => severity === 'ERROR') : [];
      return [
        ...suites.flatMap((why, index) => (why ? [unmet(['requireSuitePassed', String(index)], why.message, why.code)] : [])),
        ...errors.map(({ code, message, advice }) => unmet(['requireNoErrors'], `${code}: ${message} ${advice}`)),
        ...tooRisky,
      ];
    },
  });
};

/** What the version differs in from the main one, where that may do more than is allowed. */
async function riskBeyond(max: ChangeRisk, version: JsonObject, assistantId: string, ctx: RequestContext): Promise<readonly UserError[]> {
  const main = (await readAnew(assistantId, ctx)) as unknown as JsonObject;
  const diff = diffAssistants(openSnapshotOf(main), openSnapshotOf(version));
  const risk = riskOfAll(diff);
  if (CHANGE_RISKS.indexOf(risk) <= CHANGE_RISKS.indexOf(max)) return [];
  const places = diff.changes.filter((change) => change.risk === risk).map(({ path }) => path.join('.'));
  return [unmet(['maxRisk'], `The version changes what has the risk ${risk}, which is more than ${max}: ${listOf(places)}.`)];
}

const MAX_NAMED = 3;
const listOf = (places: readonly string[]) =>
  [...places.slice(0, MAX_NAMED), ...(places.length > MAX_NAMED ? [`${places.length - MAX_NAMED} more`] : [])].join(', ');
