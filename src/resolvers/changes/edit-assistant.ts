/** Small edits of an assistant: of its flow, its tools or its variables. */
import type { RequestContext } from '../../context.ts';
import { diffToTheLast } from '../../insight/document-diff/diff-assistants.ts';
import type { Edit, EditFault } from '../../insight/edits/edit.ts';
import type { Finding } from '../../insight/findings/finding.ts';
import { isOther, openSnapshot, withToolIds } from '../../insight/snapshot/plan-snapshot.ts';
import { withDefinitions } from '../../insight/snapshot/with-definitions.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { finishSoon } from '../../turns.ts';
import type { AssistantWire } from '../../upstream/wire/assistant.ts';
import { checkOfFlow } from '../flow-check.ts';
import { badInput, type UserError } from '../user-errors.ts';
import { tooDeepIn, type Documents } from './apply-snapshot.ts';
import { changeStored, type Change, type ChangeOutcome } from './change-stored.ts';

export interface EditInput {
  readonly assistantId: string;
  /** The version that it starts from; null for the main one. */
  readonly versionId: string | null;
  readonly expectedHash: string | null;
  /** Whether an edit is made although the flow gets an error by it. */
  readonly allowFindings: boolean;
  /** Whether the new version becomes the main one. */
  readonly promotes: boolean;
  /** What is wrong with the input before anybody is asked. */
  readonly faults: readonly UserError[];
  readonly edit: Edit;
}

export interface Edition extends Change {
  /** The id of the node or the edge that it is about. */
  readonly id: string | null;
}

export type EditOutcome = ChangeOutcome<Edition>;

/** One GET, never from the cache, and one POST of the flow, the tools or the variables alone. */
export const editAssistant = (
  operation: string,
  { edit, allowFindings, ...input }: EditInput,
  documents: Documents,
  ctx: RequestContext,
): Promise<EditOutcome> =>
  changeStored(
    {
      ...input,
      operation,
      idName: 'assistantId',
      change: (stored) => editOf(stored, edit, allowFindings, documents),
      nameInput: () => null,
    },
    documents,
    ctx,
  );

async function editOf(
  assistant: AssistantWire,
  edit: Edit,
  allowFindings: boolean,
  { findingsOf, maskTokens, isTooDeep }: Documents,
): Promise<Edition> {
  const stored = assistant as unknown as JsonObject;
  const { before, target, body, faults, id, secrets } = await finishSoon(editInPieces(stored, edit));
  const asRead = (snapshot: JsonObject) => ({ id: assistant.id, ...withDefinitions(snapshot, stored) });
  const document = asRead(target);
  const tooDeep = await tooDeepIn(body, isTooDeep);
  const worse = allowFindings || faults.length > 0 ? [] : newErrors(await errorsOf(asRead(before)), await errorsOf(document));
  return {
    diff: await finishSoon(diffToTheLast(before, target)),
    document,
    target,
    findings: await findingsOf(document),
    body: withToolIds(body, target),
    faults: [
      ...faults.map(toUserError),
      ...worse.map((finding) => refusalOf(finding, maskTokens)),
      ...tooDeep.map(({ message }) => badInput(['input'], message)),
    ],
    secrets,
    id,
  };
}

/** What an edit makes of an assistant, and what is sent for it: the keys that differ by it. */
function* editInPieces(stored: JsonObject, edit: Edit) {
  const before = yield* openSnapshot(stored);
  yield;
  const { patch, ...edited } = edit(before);
  yield;
  const target = { ...without(Object.keys(patch), before), ...(yield* openSnapshot(patch)) };
  const body: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(patch)) if (yield* isOther(before, target, key)) body[key] = value;
  return { ...edited, before, target, body };
}

const without = (keys: readonly string[], object: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));

const toUserError = ({ code, message, field }: EditFault): UserError => ({ code, message, field: ['input', ...field] });

/** The errors of the flow of an assistant. */
async function errorsOf(document: JsonObject): Promise<readonly Finding[]> {
  const { conversation_flow: flow } = document;
  if (!isObject(flow)) return [];
  return (await checkOfFlow(flow, document)).findings.filter(({ severity }) => severity === 'ERROR');
}

/** Those that were not there before. */
function newErrors(before: readonly Finding[], after: readonly Finding[]): readonly Finding[] {
  const known = new Set(before.map(keyOf));
  return after.filter((finding) => !known.has(keyOf(finding)));
}

const keyOf = ({ code, path, message }: Finding) => JSON.stringify([code, path, message]);

const refusalOf = ({ code, message, advice }: Finding, shown: (text: string) => string): UserError =>
  badInput(['input'], `${code}: ${shown(`${message} ${advice}`)} With allowFindings the edit is made all the same.`);
