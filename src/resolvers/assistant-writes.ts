/** Writes on assistants that leave their settings alone. */
import type { ToolTestResponse } from 'telnyx/resources/ai/assistants/tools';
import { isObject } from '../json.ts';
import { unwrapObject } from '../upstream/envelope.ts';
import { assistantTags } from '../upstream/resources/assistant-tags.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import { sharedTools } from '../upstream/resources/shared-tools.ts';
import type { AssistantWire } from '../upstream/wire/assistant.ts';
import type { RequestContext } from '../context.ts';
import { goesWith, versionsOf } from './assistant-scopes.ts';
import { getReferencedAssistant } from './assistant.ts';
import { bring, deleteOne, ID_FIELD, idFaults } from './resource-writes.ts';
import { badInput, namedBy, pathTextFaults } from './user-errors.ts';
import { write, type Keyed, type WriteDefinition } from './write.ts';

const resource = assistants;
/** A copy is an assistant of its own. */
const outdatesAll = [assistants.kind, assistantTags.kind];

/** One POST under an idempotency key, which the gateway makes where none is given. */
export const cloneAssistant = write<{ readonly id: string } & Keyed, AssistantWire>({
  operation: 'cloneAssistant',
  idempotency: 'always',
  faults: ({ id }) => idFaults(resource, id),
  send: ({ id }, upstream, options) => upstream.assistants.clone(id, {}, options),
  outdates: () => outdatesAll,
  brings: (answer, _input, ctx) => bring(resource, answer, null, ctx),
  written: ({ id }) => [String(id)],
  targets: ({ id }) => [id],
  nameInput: () => namedBy({}),
  idField: ID_FIELD,
});

/** One DELETE, repeated as reads are. The upstream refuses it by 400 while another assistant leads to this one. */
export const deleteAssistant = deleteOne<AssistantWire, null, { readonly permanently?: boolean | null | undefined }>({
  operation: 'deleteAssistant',
  resource,
  outdates: ({ id }) => goesWith(id),
  refusesInUse: true,
  send: (upstream, { id, permanently }, options) =>
    upstream.assistants.delete(id, permanently ? { ...options, query: { hard_delete: true } } : options),
});

/** What a write of an assistant's parts brought; the assistant itself is read when it is asked for. */
export interface OfAssistant {
  readonly assistantId: string;
}

export interface TagInput extends OfAssistant {
  readonly tag: string;
}

export interface Tagged extends OfAssistant {
  /** Null where the answer did not show them. */
  readonly tags: readonly string[] | null;
}

/** The tags after a write. One upstream read where its answer did not show them. */
export const tagsAfter = async ({ assistantId, tags }: Tagged, ctx: RequestContext): Promise<readonly string[]> =>
  tags ?? textsIn((await getReferencedAssistant(assistantId, ctx))?.tags);

const ASSISTANT_FIELD = ['input', 'assistantId'];

interface TagWrite {
  readonly send: WriteDefinition<TagInput, Tagged>['send'];
  /** Whether it takes the tag away. */
  readonly isDelete?: boolean;
}

const tagWrite = (operation: string, { send, isDelete = false }: TagWrite) =>
  write<TagInput, Tagged>({
    operation,
    isDelete,
    faults: ({ assistantId, tag }) => [...idFaults(resource, assistantId, 'assistantId'), ...tagFaults(tag)],
    send,
    outdates: ({ assistantId }) => [...outdatesAll, versionsOf(assistantId)],
    brings: ({ body }, { assistantId }) => {
      const tags = isObject(body) ? body['tags'] : undefined;
      return { assistantId, tags: Array.isArray(tags) ? textsIn(tags) : null };
    },
    written: ({ assistantId }) => [assistantId],
    targets: ({ assistantId }) => [assistantId],
    nameInput: () => namedBy({ tag: 'tag' }),
    // Where a tag is taken away, it may be the tag that there is not.
    idField: isDelete ? undefined : ASSISTANT_FIELD,
  });

/** Longest tag in characters, since a path has to carry it. */
const MAX_TAG = 1_000;

/** A tag stands in the path when it is taken away. */
const tagFaults = (tag: string) => {
  const path = ['input', 'tag'];
  return tag.length > MAX_TAG ? [badInput(path, `tag is too long: it takes ${MAX_TAG} characters at most.`)] : pathTextFaults(path, tag);
};

const textsIn = (values: unknown): readonly string[] =>
  Array.isArray(values) ? values.filter((value): value is string => typeof value === 'string') : [];

/** One POST, sent once. */
export const addAssistantTag = tagWrite('addAssistantTag', {
  send: ({ assistantId, tag }, upstream, options) => upstream.assistants.tags.add(assistantId, { tag }, options),
});

/** One DELETE, repeated as reads are. */
export const removeAssistantTag = tagWrite('removeAssistantTag', {
  send: ({ assistantId, tag }, upstream, options) => upstream.assistants.tags.remove(tag, { assistant_id: assistantId }, options),
  isDelete: true,
});

export interface ToolOfAssistantInput extends OfAssistant {
  readonly toolId: string;
}

interface ToolWrite {
  readonly send: WriteDefinition<ToolOfAssistantInput, OfAssistant>['send'];
  /** Whether it takes the tool away. */
  readonly isDelete?: boolean;
}

const toolFaults = ({ assistantId, toolId }: ToolOfAssistantInput) => [
  ...idFaults(resource, assistantId, 'assistantId'),
  ...idFaults(sharedTools, toolId, 'toolId'),
];

const toolWrite = (operation: string, { send, isDelete = false }: ToolWrite) =>
  write<ToolOfAssistantInput, OfAssistant>({
    operation,
    isDelete,
    ignoresBody: true,
    faults: toolFaults,
    send,
    outdates: ({ assistantId }) => [assistants.kind, versionsOf(assistantId)],
    brings: (_answer, { assistantId }) => ({ assistantId }),
    written: ({ assistantId }) => [assistantId],
    targets: ({ assistantId, toolId }) => [assistantId, toolId],
    nameInput: () => namedBy({}),
  });

/** One PUT, sent once. */
export const attachTool = toolWrite('attachTool', {
  send: ({ assistantId, toolId }, upstream, options) => upstream.assistants.tools.add(toolId, { assistant_id: assistantId }, options),
});

/** One DELETE, repeated as reads are. */
export const detachTool = toolWrite('detachTool', {
  send: ({ assistantId, toolId }, upstream, options) => upstream.assistants.tools.remove(toolId, { assistant_id: assistantId }, options),
  isDelete: true,
});

/** What the webhook answered, as the upstream tells it. */
export type WebhookToolTest = ToolTestResponse.Data;

export interface TestWebhookToolInput extends ToolOfAssistantInput {
  readonly arguments?: unknown;
  readonly dynamicVariables?: unknown;
}

const objectFaults = (field: string, value: unknown) =>
  value === null || value === undefined || isObject(value) ? [] : [badInput(['input', field], `${field} takes a JSON object.`)];

/** One POST, sent once, after which Telnyx calls the customer's webhook. Nothing that is read is changed by it. */
export const testWebhookTool = write<TestWebhookToolInput, WebhookToolTest>({
  operation: 'testWebhookTool',
  faults: (input) => [
    ...toolFaults(input),
    ...objectFaults('arguments', input.arguments),
    ...objectFaults('dynamicVariables', input.dynamicVariables),
  ],
  send: ({ assistantId, toolId, arguments: given, dynamicVariables: variables }, upstream, options) =>
    upstream.assistants.tools.test(
      toolId,
      {
        assistant_id: assistantId,
        ...(isObject(given) && { arguments: given }),
        ...(isObject(variables) && { dynamic_variables: variables }),
      },
      options,
    ),
  outdates: () => [],
  brings: (answer) => unwrapObject(answer) as unknown as WebhookToolTest,
  written: () => [],
  targets: ({ assistantId, toolId }) => [assistantId, toolId],
  nameInput: () => namedBy({ arguments: 'arguments', dynamic_variables: 'dynamicVariables' }),
});
