/** What changes of an assistant answer with. */
import type { FieldMap, ObjectRef } from '@pothos/core';
import type { Requirement } from '../../auth/scope.ts';
import type { RequestContext } from '../../context.ts';
import type { AssistantDiff } from '../../insight/document-diff/diff-assistants.ts';
import { riskOfAll } from '../../resolvers/changes/apply-snapshot.ts';
import type { Change, Changed, ChangeOutcome } from '../../resolvers/changes/change-stored.ts';
import { getReferencedAssistant } from '../../resolvers/assistant.ts';
import { wholeAssistant } from '../../resolvers/assistant-gaps.ts';
import { wholeOf } from '../../resolvers/thin-answers.ts';
import type { AssistantWire } from '../../upstream/wire/assistant.ts';
import { ChangeRisk, maskedChanges, VersionChange } from '../assistant/version-diff.ts';
import { Assistant } from '../assistant/ref.ts';
import { Finding } from '../check/finding.ts';
import { shownFindings } from '../check/report.ts';
import { flowOf } from '../../insight/parts.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import type { InputFields } from '../shared/mutation.ts';
import { UserError } from '../shared/user-error.ts';
import { hashOf } from './take-snapshot.ts';

/** What they show is read, too. */
export const MAY_CHANGE: Requirement = [['assistants:read', 'assistants:write']];

/** What `expectedHash` of their inputs is. */
export const EXPECTED_HASH =
  'The `contentHash` that the change is meant for, of the assistant or of the version that `versionId` names: where it has another one by now, it is refused with `CONFLICT`. It is checked by a read just before the write, as Telnyx has no conditional write: of two changes at the same moment by different processes or API keys, both may pass. Null or absent: it is made whatever the state is.';

/** What `versionId` of their inputs is. */
export const VERSION_ID =
  'Id of the version of the assistant that the change starts from, such as the `versionId` of an edit with `promote: false`: so edits that do not go live add up. That version stays as it is, and the one that is made has all of it with the change, also where it becomes the main one. Null or absent: the main version. It costs one upstream read more.';

/** Why a change may have to wait. */
export const AFTER_UNKNOWN =
  'For 30 seconds after a write of the same assistant of which nobody knows what came (a timeout, a lost connection), it is refused with `CONFLICT`, also without `expectedHash`, as that write may still be carried out: the message says when to try again.';

/** Whether a change goes live. */
export const promoteField = (t: InputFields) =>
  t.boolean({
    defaultValue: true,
    description:
      'Whether the new version becomes the main one, which ends a canary deploy; otherwise the assistant stays as it is. Null is true.',
  });

type FieldsOf<T> = PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, T>;

/** What differs, and what that may do. Secrets are masked for every caller. */
export const diffFields = <T extends { readonly diff: AssistantDiff | null; readonly change: Change | null }>(
  t: FieldsOf<T>,
  changes: string,
) => ({
  changes: t.field({
    type: [VersionChange],
    nullable: false,
    description: `${changes} In order of the paths. Secrets are masked for every caller.`,
    resolve: ({ diff }) => (diff ? maskedChanges(diff) : []),
  }),
  risk: t.field({
    type: ChangeRisk,
    nullable: false,
    description: 'The highest risk of `changes`; `NONE` where there are none.',
    resolve: ({ diff }) => riskOfAll(diff),
  }),
  findings: t.field({
    type: [Finding],
    nullable: false,
    description:
      'What is wrong with the assistant as it would be, and what is worth knowing of it, so far as it tells without the lists of the account. The worst first, then by code, then in the order of the document.',
    resolve: ({ change }) => (change ? [...shownFindings(change.findings, () => flowOf(change.document))] : []),
  }),
});

const CHANGES =
  'What the change differs in from the state before, whether or not it was written: all that is sent, with the positions of nodes. Where it was refused by `expectedHash`: what differs now from the state that was expected, if that is one of the ten newest versions.';

/** The payload of a change of an assistant: what came of it, what it differs in, or why it was refused. */
export const changePayload = <O extends ChangeOutcome<Change>>(
  name: string,
  fields: (t: FieldsOf<O>) => FieldMap = () => ({}),
): ObjectRef<SchemaTypes, O> =>
  builder.objectRef<O>(name).implement({
    description: 'What came of the change, what it differs in, and why it was refused where it was.',
    fields: (t) => ({
      assistant: t.field({
        type: Assistant,
        description: 'The assistant as it is now; null where the change was refused.',
        resolve: ({ result }, _args, ctx) => assistantOf(result, ctx) as never,
      }),
      assistantId: t.id({
        description: 'Id of the assistant; null where the change was refused, or a create was only tried.',
        resolve: ({ result }) => result?.assistantId ?? null,
      }),
      versionId: t.id({
        description:
          'Id of the version that the change has made; where nothing was written, of the version that it started from, or of the main one where that is as it would be. Null where it was refused.',
        resolve: ({ result }) => result?.versionId ?? null,
      }),
      contentHash: t.string({
        description:
          'The `contentHash` of the assistant as it is now, such as for the next `expectedHash`; that of a version beside it is `AssistantVersion.contentHash`. Null where the change was refused. Cost: none, but one upstream read where the answer to the write may leave something out.',
        resolve: async ({ result }, _args, ctx) => {
          const assistant = await assistantOf(result, ctx);
          return assistant ? hashOf(await wholeAssistant(assistant, ctx)) : null;
        },
      }),
      ...diffFields(t, CHANGES),
      ...fields(t),
      userErrors: t.field({
        type: [UserError],
        nullable: false,
        description: 'Why it was refused; empty when it was carried out.',
        resolve: ({ userErrors }) => [...userErrors],
      }),
    }),
  });

async function assistantOf(result: Changed | null, ctx: RequestContext): Promise<AssistantWire | null> {
  if (!result) return null;
  return result.assistant ? wholeOf(result.assistant, ctx) : getReferencedAssistant(result.assistantId, ctx);
}
