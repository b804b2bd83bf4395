/** Promotions that only happen where everything that is required holds. */
import type { RequestContext } from '../../context.ts';
import { GatewayError } from '../../errors.ts';
import { CHANGE_RISKS, type ChangeRisk } from '../../insight/document-diff/change-risk.ts';
import { diffAssistants } from '../../insight/document-diff/diff-assistants.ts';
import { openSnapshotOf } from '../../insight/snapshot/plan-snapshot.ts';
import type { JsonObject } from '../../json.ts';
import { assistantVersions } from '../../upstream/resources/assistant-versions.ts';
import { isFinishedRun, suiteRunWindows, type TestRunWire } from '../../upstream/resources/test-runs.ts';
import { readAnew } from '../assistant-changes.ts';
import { promoting, type VersionInput } from '../assistant-versions.ts';
import { getReferencedConversation, versionIdOfConversation } from '../conversations.ts';
import { collectFront, pagesOf } from '../lists/spots.ts';
import { readToChange } from '../resource-writes.ts';
import { together } from '../together.ts';
import { pathTextFaults, type UserError } from '../user-errors.ts';
import { write } from '../write.ts';
import { riskOfAll, type Documents } from './apply-snapshot.ts';

export interface GuardedPromotionInput extends VersionInput {
  readonly requireSuitePassed: readonly string[];
  readonly requireNoErrors: boolean;
  readonly maxRisk: ChangeRisk | null;
}

const unmet = (field: readonly string[], message: string): UserError => ({ code: 'CONFLICT', message, field: ['input', ...field] });

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
        ...requireSuitePassed.map((name, index) => notPassed(name, index, versionId, ctx)),
      ]);
      const errors = requireNoErrors ? (await documents.findingsOf(document)).filter(({ severity }) => severity === 'ERROR') : [];
      return [
        ...suites.flat(),
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

/** Pages of runs of a suite that are read, from the newest on, and runs of it whose version is looked up. */
const MAX_PAGES = 2;
const MAX_SUITE_RUNS = 10;

/** Why a suite has not passed with a version: its newest run with that version counts. */
async function notPassed(suiteName: string, index: number, versionId: string, ctx: RequestContext): Promise<readonly UserError[]> {
  const field = ['requireSuitePassed', String(index)];
  const suite = `The suite ${JSON.stringify(suiteName)}`;
  const found = await runsOf(suiteName, ctx);
  if (found === null) return [{ ...unmet(field, `${suite} does not exist.`), code: 'NOT_FOUND' }];
  for (const runs of togetherBegun(found).slice(0, MAX_SUITE_RUNS)) {
    // oxlint-disable-next-line no-await-in-loop -- the newest one counts
    if ((await versionOfRuns(runs, ctx)) !== versionId) continue;
    const open = runs.filter((run) => !isFinishedRun(run)).length;
    if (open > 0) return [unmet(field, `${suite} is still running with this version: ${open} of ${runs.length} runs have not finished.`)];
    const failed = runs.filter(({ status }) => status !== 'passed').length;
    return failed === 0 ? [] : [unmet(field, `${suite} has not passed with this version: ${failed} of ${runs.length} runs have not.`)];
  }
  return [unmet(field, `${suite} has no run with this version: run it by \`runTestSuite\` with \`destinationVersionId\`.`)];
}

/** The newest runs of a suite; null where there is no such suite. */
async function runsOf(suiteName: string, ctx: RequestContext): Promise<readonly TestRunWire[] | null> {
  try {
    const { all } = await collectFront(pagesOf(suiteRunWindows, { suiteName }, undefined, ctx), MAX_PAGES);
    return all.flatMap(({ slot: { entry } }) => entry ?? []);
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}

/** The runs of a suite as a whole, the newest first. */
function togetherBegun(runs: readonly TestRunWire[]): readonly (readonly TestRunWire[])[] {
  const batches = new Map<string, TestRunWire[]>();
  for (const run of runs) {
    const { test_suite_run_id: id } = run;
    if (typeof id !== 'string' || id === '') continue;
    const batch = batches.get(id);
    if (batch) batch.push(run);
    else batches.set(id, [run]);
  }
  return [...batches.values()];
}

/** Runs do not say which version they tested; their conversations do. */
async function versionOfRuns(runs: readonly TestRunWire[], ctx: RequestContext): Promise<string | null> {
  const id = runs.find(({ conversation_id: conversation }) => typeof conversation === 'string' && conversation !== '')?.conversation_id;
  const conversation = id === undefined ? null : await getReferencedConversation(id, ctx);
  return conversation && versionIdOfConversation(conversation, ctx);
}
