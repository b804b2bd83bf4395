/** Promotions that only happen where everything that is required holds. */
import type { RequestContext } from '../../context.ts';
import { CHANGE_RISKS, type ChangeRisk } from '../../insight/document-diff/change.ts';
import { GatewayError } from '../../errors.ts';
import { diffOfContents } from '../../insight/snapshot/diff-snapshots.ts';
import type { JsonObject } from '../../json.ts';
import { idText } from '../../upstream/ids.ts';
import type { AssistantWire } from '../../upstream/wire/assistant.ts';
import { readFreshAssistant } from '../assistant-changes.ts';
import { promoting, readFreshVersion, type VersionInput } from '../assistant-versions.ts';
import { finishSoon } from '../../turns.ts';
import { together } from '../together.ts';
import { namedBy, pathTextFaults, type UserError } from '../user-errors.ts';
import { write } from '../write.ts';
import { riskOfAll, type Documents } from './apply-snapshot.ts';
import { whyNotPassed } from './suite-passed.ts';
import { MOST_NAMED, withMore } from '../../insight/with-more.ts';

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

/** What the state of the account has to allow, read before. */
interface Prepared {
  readonly main?: AssistantWire;
  readonly version?: AssistantWire;
}

/** One read of the assistant, one of the version, those of the suites; then one POST, sent once, unless the version is the main one. */
export const promoteGuarded = (documents: Documents) => {
  const promotion = promoting<GuardedPromotionInput & Prepared>();
  return write<GuardedPromotionInput & Prepared, AssistantWire>({
    ...promotion,
    operation: 'promoteAssistantVersionGuarded',
    faults: (input) => [
      ...promotion.faults(input),
      ...input.requireSuitePassed.flatMap((name, index) =>
        pathTextFaults(['input', 'requireSuitePassed', String(index)], name, `requireSuitePassed.${index}`),
      ),
    ],
    prepare: async (input, ctx) => {
      const { assistantId, versionId } = input;
      const [main, version] = await together([mainOf(assistantId, ctx), readFreshVersion({ assistantId, versionId }, ctx)]);
      return { ...input, main, version };
    },
    conflicts: async ({ assistantId, versionId, maxRisk, requireNoErrors, requireSuitePassed, main, version }, ctx) => {
      const document = version as unknown as JsonObject;
      const now = ctx.fresh({ keepsCalls: 1 });
      const suites = await together(requireSuitePassed.map((suiteName) => whyNotPassed({ suiteName, assistantId, versionId }, now)));
      const errors = requireNoErrors ? (await documents.findingsOf(document)).filter(({ severity }) => severity === 'ERROR') : [];
      return [
        ...suites.flatMap((why, index) => (why ? [unmet(['requireSuitePassed', String(index)], why.message, why.code)] : [])),
        ...errors.map(({ code, message, advice }) => unmet(['requireNoErrors'], `${code}: ${message} ${advice}`)),
        ...(maxRisk === null ? [] : await riskBeyond(maxRisk, document, main as unknown as JsonObject)),
      ];
    },
    settled: ({ main, versionId }) => (main && idText(main.version_id) === versionId ? main : null),
    nameInput: () => namedBy({ assistant_id: 'assistantId' }),
  });
};

/** The assistant as it is now. That there is none is an error of its own field, as it is no version that is missing. */
async function mainOf(assistantId: string, ctx: RequestContext): Promise<AssistantWire> {
  try {
    return await readFreshAssistant(assistantId, ctx);
  } catch (error) {
    if (!(error instanceof GatewayError && error.code === 'NOT_FOUND')) throw error;
    const refusals = [{ message: error.message, path: ['assistant_id'] }];
    throw new GatewayError('NOT_FOUND', error.message, { upstream: error.upstream, refusals, cause: error });
  }
}

/** What the version differs in from the main one, where that may do more than is allowed. */
async function riskBeyond(max: ChangeRisk, version: JsonObject, main: JsonObject): Promise<readonly UserError[]> {
  const diff = await finishSoon(diffOfContents(main, version));
  const risk = riskOfAll(diff);
  if (CHANGE_RISKS.indexOf(risk) <= CHANGE_RISKS.indexOf(max)) return [];
  const places = diff.changes.filter((change) => change.risk === risk).map(({ path }) => path.join('.'));
  return [unmet(['maxRisk'], `The version changes what has the risk ${risk}, which is more than ${max}: ${listOf(places)}.`)];
}

const listOf = (places: readonly string[]) => withMore(places.slice(0, MOST_NAMED), places.length);
