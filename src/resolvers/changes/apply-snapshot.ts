/** Assistants made what snapshots say. */
import type { AssistantCreateParams } from 'telnyx/resources/ai/assistants/assistants';
import type { RequestContext } from '../../context.ts';
import { isEqualJson } from '../../insight/compare-json.ts';
import { CHANGE_RISKS, type ChangeRisk } from '../../insight/document-diff/change.ts';
import type { AssistantDiff } from '../../insight/document-diff/diff-assistants.ts';
import type { Finding } from '../../insight/findings/finding.ts';
import type { Place } from '../../insight/snapshot/fill-kept.ts';
import { withDefinitions } from '../../insight/snapshot/with-definitions.ts';
import { planSnapshot, type PlanProblem, type SnapshotPlan } from '../../insight/snapshot/plan-snapshot.ts';
import { isObject, scalarText, valueAtPlace, type JsonObject } from '../../json.ts';
import { finishSoon } from '../../turns.ts';
import { idText } from '../../upstream/ids.ts';
import type { AssistantWire } from '../../upstream/wire/assistant.ts';
import { createAssistant } from '../assistant-changes.ts';
import { wholeAssistant } from '../assistant-gaps.ts';
import { getAssistant } from '../assistant.ts';
import { flowProblems } from '../flow-problems.ts';
import { toolProblems } from '../tool-problems.ts';
import { badInput, IDEMPOTENCY_FIELD, idempotencyFaults, type UserError } from '../user-errors.ts';
import type { Problem } from '../wire-body.ts';
import { changeStored, type Change, type ChangeOutcome } from './change-stored.ts';
import type { Snapshots } from './expected-state.ts';
import { sentAway } from './secrets-sent-away.ts';

/** What the types of the graph know of documents. */
export interface Documents extends Snapshots {
  /** Values that are of another type than their key has. */
  readonly mistypedIn: (document: JsonObject) => readonly Problem[];
  /** What the checks find that need nothing but the document. */
  readonly findingsOf: (document: JsonObject) => Promise<readonly Finding[]>;
  /** The same of one that somebody has written, with what is probably misspelt. */
  readonly findingsOfGiven: (document: JsonObject) => Promise<readonly Finding[]>;
  /** A text without what looks like a credential. */
  readonly maskTokens: (text: string) => string;
  /** Whether a value cannot be written, as printing it would end the stack. */
  readonly isTooDeep: (value: unknown) => Promise<boolean>;
}

/** A snapshot as it was given, and what is wrong with it whatever is stored. */
export interface GivenSnapshot {
  readonly snapshot: JsonObject;
  readonly faults: readonly UserError[];
}

export interface ApplySnapshotInput extends GivenSnapshot {
  readonly id: string | null;
  /** The version that it starts from; null for the main one. */
  readonly versionId: string | null;
  readonly expectedHash: string | null;
  readonly dryRun: boolean;
  readonly versionName: string | null;
  readonly promote: boolean;
  readonly idempotencyKey: string | null;
}

export type ApplyAction = 'CREATE' | 'UPDATE' | 'NONE';

export interface ApplyPlan {
  readonly action: ApplyAction;
  readonly diff: AssistantDiff;
  readonly change: Change;
  readonly baseHash: string | null;
  /** Why applying it would be refused. */
  readonly userErrors: readonly UserError[];
}

const SNAPSHOT_FIELD = ['input', 'snapshot'];
const MAX_VERSION_NAME = 50;

/** What applying would change; null where there is no such assistant. One read, where it is not held. */
export async function planApply(
  id: string | null,
  { snapshot, faults }: GivenSnapshot,
  documents: Documents,
  ctx: RequestContext,
): Promise<ApplyPlan | null> {
  const found = id === null ? null : await getAssistant(id, ctx);
  if (id !== null && !found) return null;
  const stored = found && (await wholeAssistant(found, ctx));
  const change = await changeTo(snapshot, stored, documents, ctx);
  return {
    action: actionOf(stored, change),
    diff: change.diff,
    change,
    baseHash: stored && (await documents.hashOf(stored)),
    userErrors: [...faults, ...change.faults].map(atArgument),
  };
}

/** At the argument of the query, which stands in no input. */
const atArgument = ({ code, message, field }: UserError): UserError => ({ code, message, field: field?.slice(1) ?? null });

/** The most that a change may do. */
export const riskOfAll = (diff: AssistantDiff | null): ChangeRisk =>
  CHANGE_RISKS.findLast((risk) => diff?.changes.some((change) => change.risk === risk)) ?? 'NONE';

export type ApplyOutcome = ChangeOutcome<Change> & { readonly action: ApplyAction | null };

/** A create, or one read and one update of what differs. */
export const applySnapshot = (input: ApplySnapshotInput, documents: Documents, ctx: RequestContext): Promise<ApplyOutcome> =>
  input.id === null ? createFrom(input, documents, ctx) : updateFrom(input, input.id, documents, ctx);

async function createFrom(input: ApplySnapshotInput, documents: Documents, ctx: RequestContext): Promise<ApplyOutcome> {
  const change = await changeTo(input.snapshot, null, documents, ctx);
  const faults = [...input.faults, ...change.faults, ...notOfCreates(input)];
  const found = { change, diff: change.diff, baseHash: null, sends: null, action: 'CREATE' as const };
  if (input.dryRun && faults.length + idempotencyFaults(input.idempotencyKey).length === 0)
    return { ...found, result: { assistantId: null, versionId: null, assistant: null }, userErrors: [] as const };
  const body = { wire: change.body as unknown as AssistantCreateParams, faults, nameInput };
  const written = await createAssistant({ body, idempotencyKey: input.idempotencyKey }, ctx);
  if (written.result === null) return { ...found, ...written };
  const { result } = written;
  return { ...found, userErrors: [], result: { assistantId: String(result.id), versionId: idText(result.version_id), assistant: result } };
}

async function updateFrom(input: ApplySnapshotInput, id: string, documents: Documents, ctx: RequestContext): Promise<ApplyOutcome> {
  const { versionName } = input;
  const outcome = await changeStored(
    {
      operation: 'applySnapshot',
      assistantId: id,
      idName: 'id',
      versionId: input.versionId,
      expectedHash: input.expectedHash,
      faults: [...input.faults, ...versionNameFaults(versionName), ...notOfUpdates(input)],
      versionName,
      change: (stored) => changeTo(input.snapshot, stored, documents, ctx),
      isTrial: input.dryRun,
      promotes: input.promote,
      nameInput,
    },
    documents,
    ctx,
  );
  return { ...outcome, action: outcome.sends === null ? null : outcome.sends ? 'UPDATE' : 'NONE' };
}

const nameInput = (path: readonly string[]) => (path[0] === 'version_name' ? ['input', 'versionName'] : [...SNAPSHOT_FIELD, ...path]);

const actionOf = (stored: object | null, { body }: Change): ApplyAction =>
  stored === null ? 'CREATE' : Object.keys(body).length === 0 ? 'NONE' : 'UPDATE';

const versionNameFaults = (name: string | null): readonly UserError[] =>
  name !== null && name.length > MAX_VERSION_NAME
    ? [badInput(['input', 'versionName'], `versionName takes at most ${MAX_VERSION_NAME} characters.`)]
    : [];

/** What only a stored assistant has. */
const notOfCreates = ({ versionId, expectedHash, versionName, promote }: ApplySnapshotInput): readonly UserError[] => [
  ...(versionId === null ? [] : [badInput(['input', 'versionId'], 'versionId is for an assistant that is there: give its id.')]),
  ...(expectedHash === null ? [] : [badInput(['input', 'expectedHash'], 'expectedHash is for an assistant that is there: give its id.')]),
  ...(versionName === null
    ? []
    : [badInput(['input', 'versionName'], 'versionName is for an assistant that is there: Telnyx names the first version.')]),
  ...(promote ? [] : [badInput(['input', 'promote'], 'promote is for an assistant that is there: the first version is the main one.')]),
];

/** Telnyx takes no key for them. */
const notOfUpdates = ({ idempotencyKey }: ApplySnapshotInput): readonly UserError[] =>
  idempotencyKey === null ? [] : [badInput(IDEMPOTENCY_FIELD, 'idempotencyKey is for a create: leave the id out, or the key.')];

/** What a snapshot makes of what is stored; of nothing where that is null. */
async function changeTo(
  snapshot: JsonObject,
  assistant: AssistantWire | null,
  { mistypedIn, findingsOfGiven, isTooDeep }: Documents,
  { seesSecrets }: RequestContext,
): Promise<Change> {
  const stored = assistant as unknown as JsonObject | null;
  const plan = await finishSoon(planSnapshot(snapshot, stored));
  const isSent = ([root = '']: Place) => Object.hasOwn(plan.body, root);
  const isNew = (place: Place) => !isEqualJson(valueAtPlace(plan.target, place), valueAtPlace(plan.before, place));
  const tooDeep = await tooDeepIn(plan.body, isTooDeep);
  const sent = Object.fromEntries(Object.entries(plan.target).filter(([key]) => Object.hasOwn(plan.body, key)));
  const wrong = tooDeep.length > 0 ? tooDeep : [...mistypedIn(sent).filter(({ path }) => isNew(path)), ...partProblems(plan)];
  const problems: readonly PlanProblem[] = [
    ...plan.problems,
    ...(seesSecrets ? [] : sentAway(plan.kept, plan.target)),
    ...wrong.map(({ path, message }) => ({ place: path, message })),
  ];
  const document = { id: assistant?.id ?? null, ...withDefinitions(plan.target, stored ?? {}) };
  return {
    diff: plan.diff,
    document,
    target: plan.target,
    findings: await findingsOfGiven(document),
    body: plan.body,
    secrets: plan.kept.flatMap(({ place }) => scalarText(valueAtPlace(plan.target, place)) ?? []),
    faults: problems.filter(({ place }) => isSent(place) || !Object.hasOwn(plan.target, place[0] ?? '')).map(toFault),
  };
}

/** What is sent of what is stored may be nested as deep as the upstream keeps it. */
export async function tooDeepIn(body: JsonObject, isTooDeep: Documents['isTooDeep']): Promise<readonly Problem[]> {
  const found: Problem[] = [];
  for (const [key, value] of Object.entries(body)) {
    // oxlint-disable-next-line no-await-in-loop -- one part of the document after the other
    if (await isTooDeep(value)) found.push({ path: [key], message: `${key} is nested too deep to be written.` });
  }
  return found;
}

const toFault = ({ place, message }: PlanProblem) => badInput([...SNAPSHOT_FIELD, ...place.map(String)], message);

/** What does not fit together in the parts that are sent. */
function partProblems({ target, body }: SnapshotPlan): readonly Problem[] {
  const flow = body['conversation_flow'];
  const hasTools = ['tools', 'tool_ids', 'telephony_settings'].some((key) => Object.hasOwn(body, key));
  return [
    ...(hasTools ? toolProblems(target) : []),
    ...(isObject(flow) ? flowProblems(flow).map(({ path, message }) => ({ path: ['conversation_flow', ...path], message })) : []),
  ];
}
