/** What the mutations that edit a part of an assistant have in common. */
import type { InputFieldMap, InputShapeFromFields } from '@pothos/core';
import type { Edit } from '../../insight/edits/edit.ts';
import { editAssistant, type EditOutcome } from '../../resolvers/changes/edit-assistant.ts';
import type { UserError } from '../../resolvers/user-errors.ts';
import { givenId } from '../shared/given-id.ts';
import { mutation, type InputFields } from '../shared/mutation.ts';
import { DOCUMENTS } from './documents.ts';
import { AFTER_UNKNOWN, changePayload, EXPECTED_HASH, MAY_CHANGE, promoteField, VERSION_ID } from './payload.ts';

const COMMON = `It is made of the assistant as it is now, and only what it changes is sent; or of the version that \`versionId\` names, and then all is sent that differs from the main one. One by which the flow gets an error that it had not is refused, unless \`allowFindings\` is true. Telnyx keeps the state before as a version, and makes this one the main version, which ends a canary deploy, unless \`promote\` is false: then it is a version beside the main one, which the next edit starts from where it names it by \`versionId\`. ${AFTER_UNKNOWN} Cost: one upstream read, never from the cache, and one upstream write, sent once; a refusal by \`expectedHash\` reads the list of versions, and up to ten of them, for \`changes\`.`;

interface EditMutation<F extends InputFieldMap> {
  /** What it does, as a sentence. */
  readonly description: string;
  readonly input: string;
  readonly fields: (t: InputFields) => F;
  /** What the payload has of what it is about. */
  readonly made?: { readonly field: 'nodeId' | 'edgeId'; readonly description: string };
  readonly edit: (input: InputShapeFromFields<F>, addFault: (fault: UserError) => void) => Edit;
}

/** A mutation that edits a part of an assistant. */
export function editMutation<F extends InputFieldMap>(
  name: string,
  { description, input: about, fields, made, edit }: EditMutation<F>,
): void {
  mutation(name, {
    description: `${description} ${COMMON}`,
    input: about,
    needs: MAY_CHANGE,
    fields: (t) => ({
      assistantId: t.id({ required: true, description: 'Id of the assistant at Telnyx.' }),
      ...fields(t),
      versionId: t.id({ description: VERSION_ID }),
      expectedHash: t.string({ description: EXPECTED_HASH }),
      allowFindings: t.boolean({
        defaultValue: false,
        description: 'Whether the edit is made although the flow gets an error by it; Telnyx may still refuse it. Null is false.',
      }),
      promote: promoteField(t),
    }),
    payload: changePayload<EditOutcome>(`${name.charAt(0).toUpperCase()}${name.slice(1)}Payload`, (t) =>
      made
        ? { [made.field]: t.id({ description: made.description, resolve: ({ result, change }) => (result && change ? change.id : null) }) }
        : {},
    ),
    resolve: (given, ctx) => {
      const input = given as unknown as InputShapeFromFields<F> & {
        readonly assistantId: string | number;
        readonly versionId?: string | number | null;
        readonly expectedHash?: string | null;
        readonly allowFindings?: boolean | null;
        readonly promote?: boolean | null;
      };
      const faults: UserError[] = [];
      const edition = edit(input, (fault) => faults.push(fault));
      return editAssistant(
        name,
        {
          assistantId: String(input.assistantId),
          versionId: givenId(input.versionId),
          expectedHash: input.expectedHash ?? null,
          allowFindings: input.allowFindings ?? false,
          promotes: input.promote ?? true,
          faults,
          edit: edition,
        },
        DOCUMENTS,
        ctx,
      );
    },
  });
}
