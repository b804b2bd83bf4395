import type { ToolCreateParams, ToolUpdateParams } from 'telnyx/resources/ai/tools';
import { createSharedTool, deleteSharedTool, toTool, updateSharedTool } from '../../resolvers/shared-tools.ts';
import { keepSecrets, TOOLS } from '../../resolvers/kept-secrets.ts';
import { badInput } from '../../resolvers/user-errors.ts';
import type { WireBody, WireChanges } from '../../resolvers/wire-body.ts';
import type { SharedToolWire } from '../../upstream/resources/shared-tools.ts';
import { mutation } from '../shared/mutation.ts';
import { deleteFields, deletePayload, IDEMPOTENCY_KEY, writePayload } from '../shared/payload.ts';
import { AssistantToolInput } from '../tool/inputs/union.ts';
import { int, text } from '../wire/input-fields.ts';
import { object, wireInput } from '../wire/input.ts';
import { SharedTool } from './ref.ts';

/** The upstream takes the kind, its settings and its timeout beside the name; the graph has them in `tool`. */
interface SharedToolBody {
  readonly display_name?: string;
  readonly timeout_ms?: number;
  readonly tool?: object;
}

const NAME = 'Name in the library, for people.';
const timeoutOf = (isDraft: boolean) =>
  `Milliseconds Telnyx waits for the tool; absent means ${isDraft ? 'the default, 5000' : 'the current value'}. It takes precedence over the one in \`tool\`.`;
const fieldsOf = (isDraft: boolean) => ({
  display_name: text(NAME, { required: isDraft }),
  tool: {
    ...object<object>(() => AssistantToolInput, isDraft ? 'What the tool does.' : 'What the tool does; replaces the whole definition.', {
      required: isDraft,
    }),
    completion: {
      needsStored: (wire: unknown) => keepSecrets(TOOLS, [wire], []).isOpen,
      complete: (wire: unknown, stored: unknown) => {
        const { whole, faults, secrets } = keepSecrets(TOOLS, [wire], [stored]);
        return { whole: whole[0], faults: faults.map(({ path: [, ...path], message }) => ({ path, message })), secrets };
      },
    },
  },
  timeout_ms: int(timeoutOf(isDraft), { min: 0 }),
});

const SharedToolDraft = wireInput<SharedToolBody>('SharedToolDraft', { description: 'A tool for the library.', fields: fieldsOf(true) });
const SharedToolChanges = wireInput<SharedToolBody>('SharedToolChanges', {
  description: 'What to change of a shared tool. What is absent stays as it is.',
  fields: fieldsOf(false),
});

/** Keys that the tool would lose to `extra`, beside those that `extra` refuses by itself. */
const takenKeys = ({ tool, display_name: _name, timeout_ms: _timeout, ...extra }: SharedToolBody): readonly string[] =>
  Object.keys(extra).filter((key) => AssistantToolInput.hasKey(key) || (tool !== undefined && Object.hasOwn(tool, key)));

/** Lifts the tool to where the upstream has it; what it refuses there is named within `tool`. */
function lift<P>({ wire, faults, nameInput, ...body }: WireBody<SharedToolBody>, given: unknown, path: readonly string[]): WireBody<P> {
  const { tool, ...rest } = wire;
  const nameTool = (wirePath: readonly string[]) => [
    ...path,
    'tool',
    ...AssistantToolInput.nameBelow(wirePath, (given as { readonly tool?: unknown }).tool),
  ];
  const taken = takenKeys(wire).map((key) => badInput([...path, 'extra', key], `${key} has a field of its own, tool: use that one.`));
  return {
    ...body,
    wire: { ...tool, ...rest } as P,
    faults: [...faults, ...taken],
    nameInput: (wirePath) => {
      const [key = ''] = wirePath;
      const isOfTool = AssistantToolInput.hasKey(key) || (tool !== undefined && Object.hasOwn(tool, key) && !Object.hasOwn(rest, key));
      return isOfTool ? nameTool(wirePath) : nameInput(wirePath);
    },
  };
}

/** The same of changes, which may leave out secrets of the tool. */
function liftChanges<P>(changes: WireChanges<SharedToolBody>, given: unknown, path: readonly string[]): WireChanges<P> {
  return {
    ...lift<P>(changes, given, path),
    needsStored: changes.needsStored,
    applyTo: (stored) => lift<P>(changes.applyTo({ tool: toTool(stored as unknown as SharedToolWire) }), given, path),
  };
}

const result = { type: SharedTool, description: 'The tool; null when it was refused.' };

mutation('createSharedTool', {
  description: 'Adds a tool to the library of the account. Cost: one upstream write.',
  input: 'What to add to the library.',
  fields: (t) => ({
    tool: t.field({ type: SharedToolDraft.ref, required: true, description: 'What it does, and its name.' }),
    idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
  }),
  payload: writePayload('CreateSharedToolPayload', 'sharedTool', result),
  resolve: ({ tool, idempotencyKey }, ctx) => {
    const path = ['input', 'tool'];
    return createSharedTool({ body: lift<ToolCreateParams>(SharedToolDraft.read(tool, path), tool, path), idempotencyKey }, ctx);
  },
});

mutation('updateSharedTool', {
  description:
    'Changes a tool of the library, for all assistants that use it. Cost: one upstream write, sent once; before it one upstream read, never from the cache, where a header value or the password of a target is left out.',
  input: 'Which shared tool to change, and what of it.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of the tool at Telnyx.' }),
    changes: t.field({ type: SharedToolChanges.ref, required: true, description: 'At least one field.' }),
  }),
  payload: writePayload('UpdateSharedToolPayload', 'sharedTool', result),
  resolve: ({ id, changes }, ctx) => {
    const path = ['input', 'changes'];
    return updateSharedTool(
      { id: String(id), changes: liftChanges<ToolUpdateParams>(SharedToolChanges.readChanges(changes, path), changes, path) },
      ctx,
    );
  },
});

mutation('deleteSharedTool', {
  description:
    'Deletes a tool of the library. One that assistants use is refused, unless `evenIfUsed`. Cost: one upstream write; before it, unless `evenIfUsed`, one list of assistants.',
  input: 'Which shared tool to delete.',
  fields: deleteFields('shared tool'),
  payload: deletePayload('DeleteSharedToolPayload', 'shared tool'),
  resolve: ({ id, evenIfUsed }, ctx) => deleteSharedTool({ id: String(id), evenIfUsed }, ctx),
});
