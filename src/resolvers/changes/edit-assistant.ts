/** Small edits of an assistant: of its flow, its tools or its variables. */
import type { RequestContext } from '../../context.ts';
import { diffAssistants } from '../../insight/document-diff/diff-assistants.ts';
import type { Edit, EditFault } from '../../insight/edits/edit.ts';
import { definitionOf } from '../../insight/findings/codes.ts';
import type { Finding } from '../../insight/findings/finding.ts';
import { canonicalJson } from '../../insight/snapshot/canonical-json.ts';
import { openSnapshotOf } from '../../insight/snapshot/plan-snapshot.ts';
import { withDefinitions } from '../../insight/snapshot/with-definitions.ts';
import type { JsonObject } from '../../json.ts';
import type { AssistantWire } from '../../upstream/wire/assistant.ts';
import { badInput, type UserError } from '../user-errors.ts';
import type { Documents } from './apply-snapshot.ts';
import { changeStored, type Change, type ChangeOutcome } from './change-stored.ts';

export interface EditInput {
  readonly assistantId: string;
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
    documents.hashOf,
    ctx,
  );

async function editOf(assistant: AssistantWire, edit: Edit, allowFindings: boolean, { findingsOf }: Documents): Promise<Edition> {
  const stored = assistant as unknown as JsonObject;
  const before = openSnapshotOf(stored);
  const { patch, faults, id, secrets } = edit(before);
  const target = { ...before, ...patch };
  const asRead = (snapshot: JsonObject) => ({ id: assistant.id, ...withDefinitions(snapshot, stored) });
  const document = asRead(target);
  const findings = await findingsOf(document);
  const worse = allowFindings || faults.length > 0 ? [] : newErrors(await findingsOf(asRead(before)), findings);
  return {
    diff: diffAssistants(before, target),
    document,
    findings,
    body: Object.fromEntries(Object.entries(patch).filter(([key, value]) => canonicalJson(before[key]) !== canonicalJson(value))),
    faults: [...faults.map(toUserError), ...worse.map(refusalOf)],
    secrets,
    id,
  };
}

const toUserError = ({ code, message, field }: EditFault): UserError => ({ code, message, field: ['input', ...field] });

/** Errors of a flow that were not there before. */
function newErrors(before: readonly Finding[], after: readonly Finding[]): readonly Finding[] {
  const known = new Set(before.map(keyOf));
  return after.filter(
    (finding) => finding.severity === 'ERROR' && definitionOf(finding.code).area === 'FLOW' && !known.has(keyOf(finding)),
  );
}

const keyOf = ({ code, path, message }: Finding) => JSON.stringify([code, path, message]);

const refusalOf = ({ code, message, advice }: Finding): UserError =>
  badInput(['input'], `${code}: ${message} ${advice} With allowFindings the edit is made all the same.`);
