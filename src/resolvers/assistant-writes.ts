/** Writes on assistants that leave their settings alone. */
import { randomUUID } from 'node:crypto';
import type { ToolTestResponse } from 'telnyx/resources/ai/assistants/tools';
import { isObject } from '../json.ts';
import { unwrapList, unwrapObject } from '../upstream/envelope.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import { sharedTools } from '../upstream/resources/shared-tools.ts';
import type { AssistantWire } from '../upstream/wire/assistant.ts';
import { bring, ID_FIELD, idFaults } from './resource-writes.ts';
import { badInput, keyFaults, namedBy, type UserError } from './user-errors.ts';
import { write, type WriteDefinition } from './write.ts';

const resource = assistants;
const outdates = () => [assistants.kind];

/** One POST under an idempotency key, which the gateway makes where none is given. */
export const cloneAssistant = write<{ readonly id: string; readonly idempotencyKey?: string | null | undefined }, AssistantWire>({
  operation: 'cloneAssistant',
  faults: ({ id, idempotencyKey }) => [...idFaults(resource, id), ...keyFaults(idempotencyKey)],
  send: ({ id, idempotencyKey }, upstream, options) =>
    upstream.assistants.clone(id, { 'Idempotency-Key': idempotencyKey ?? randomUUID() }, options),
  outdates,
  brings: (answer, _input, ctx) => bring(resource, answer, null, ctx),
  written: ({ id }) => [String(id)],
  nameInput: () => namedBy({ 'Idempotency-Key': 'idempotencyKey' }),
  idField: ID_FIELD,
});

export interface DeleteAssistantInput {
  readonly id: string;
  readonly permanently?: boolean | null | undefined;
}

/** One DELETE, repeated as reads are. The upstream refuses it by 400 while another assistant leads to this one. */
export const deleteAssistant = write<DeleteAssistantInput, string>({
  operation: 'deleteAssistant',
  isDelete: true,
  faults: ({ id }) => idFaults(resource, id),
  send: ({ id, permanently }, upstream, options) =>
    upstream.assistants.delete(id, {
      ...options,
      ...(permanently && { query: { hard_delete: true } }),
      ignoresBody: true,
    } as typeof options),
  outdates,
  brings: (_answer, { id }) => id,
  written: (id) => [id],
  nameInput: () => () => ID_FIELD,
  refusal: ({ code, message }) => ({ code: code === 'BAD_USER_INPUT' ? 'CONFLICT' : code, message, field: ID_FIELD }),
  idField: ID_FIELD,
});

/** What a write of an assistant's parts brought; the assistant itself is read when it is asked for. */
export interface OfAssistant {
  readonly assistantId: string;
}

export interface TagInput extends OfAssistant {
  readonly tag: string;
}

export interface Tagged extends OfAssistant {
  readonly tags: readonly string[];
}

const ASSISTANT_FIELD = ['input', 'assistantId'];

const tagWrite = (operation: string, send: WriteDefinition<TagInput, Tagged>['send'], faults: (tag: string) => readonly UserError[]) =>
  write<TagInput, Tagged>({
    operation,
    faults: ({ assistantId, tag }) => [...idFaults(resource, assistantId, 'assistantId'), ...faults(tag)],
    send,
    outdates,
    brings: (answer, { assistantId }) => ({ assistantId, tags: unwrapList(answer, 'tags').filter((tag) => typeof tag === 'string') }),
    written: ({ assistantId }) => [assistantId],
    nameInput: () => namedBy({ tag: 'tag' }),
    idField: ASSISTANT_FIELD,
  });

const emptyTag = (tag: string) => (tag.trim() === '' ? [badInput(['input', 'tag'], 'tag is empty: it takes a word.')] : []);

export const addAssistantTag = tagWrite(
  'addAssistantTag',
  ({ assistantId, tag }, upstream, options) => upstream.assistants.tags.add(assistantId, { tag }, options),
  emptyTag,
);

/** The tag stands in the path, which takes any character but no dots alone. */
export const removeAssistantTag = tagWrite(
  'removeAssistantTag',
  ({ assistantId, tag }, upstream, options) => upstream.assistants.tags.remove(tag, { assistant_id: assistantId }, options),
  (tag) => [
    ...emptyTag(tag),
    ...(/^\.{1,2}$/.test(tag) ? [badInput(['input', 'tag'], 'tag consists of dots, which no path can name.')] : []),
  ],
);

export interface ToolOfAssistantInput extends OfAssistant {
  readonly toolId: string;
}

const toolWrite = (operation: string, send: WriteDefinition<ToolOfAssistantInput, OfAssistant>['send']) =>
  write<ToolOfAssistantInput, OfAssistant>({
    operation,
    faults: ({ assistantId, toolId }) => [...idFaults(resource, assistantId, 'assistantId'), ...idFaults(sharedTools, toolId, 'toolId')],
    send: (input, upstream, options) => send(input, upstream, { ...options, ignoresBody: true } as typeof options),
    outdates,
    brings: (_answer, { assistantId }) => ({ assistantId }),
    written: ({ assistantId }) => [assistantId],
    nameInput: () => namedBy({}),
    idField: ASSISTANT_FIELD,
  });

/** One PUT, sent once. */
export const attachTool = toolWrite('attachTool', ({ assistantId, toolId }, upstream, options) =>
  upstream.assistants.tools.add(toolId, { assistant_id: assistantId }, options),
);

/** One DELETE, repeated as reads are. */
export const detachTool = toolWrite('detachTool', ({ assistantId, toolId }, upstream, options) =>
  upstream.assistants.tools.remove(toolId, { assistant_id: assistantId }, options),
);

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
    ...idFaults(resource, input.assistantId, 'assistantId'),
    ...idFaults(sharedTools, input.toolId, 'toolId'),
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
  nameInput: () => namedBy({ arguments: 'arguments', dynamic_variables: 'dynamicVariables' }),
  idField: ASSISTANT_FIELD,
});
