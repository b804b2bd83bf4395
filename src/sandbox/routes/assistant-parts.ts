import { randomUUID } from 'node:crypto';
import { withAssistant } from '../assistants/named.ts';
import { asTool, isSharedTool, repeatedKind } from '../assistants/shared-tool.ts';
import { readBody } from '../body.ts';
import { absent, platformError } from '../errors.ts';
import { idempotent } from '../idempotency.ts';
import { ok, type SandboxRequest } from '../message.ts';
import type { AssistantWire, ToolWire } from '../wire.ts';
import { isoNow } from '../clock.ts';

/** A change makes a new version. */
const changed = ({ account, clock }: SandboxRequest, assistant: AssistantWire, changes: Partial<AssistantWire>): AssistantWire =>
  account.put({ ...assistant, ...changes, version_id: randomUUID(), version_created_at: isoNow(clock) });

/** `POST /ai/assistants/{id}/clone`: a copy without telephony and messaging settings. */
export const cloneAssistant = idempotent(
  withAssistant((assistant, { account, clock }) => {
    const {
      telephony_settings: _telephony,
      messaging_settings: _messaging,
      import_metadata: _import,
      ...rest
    } = structuredClone(assistant);
    const now = isoNow(clock);
    const copy = { ...rest, id: `assistant-${randomUUID()}`, created_at: now, version_id: randomUUID(), version_created_at: now };
    return ok(account.put(copy));
  }),
);

/** `DELETE /ai/assistants/{id}`: refused while another assistant leads to it. It can be restored, unless `hard_delete` is asked for. */
export const deleteAssistant = withAssistant((assistant, { account, query, clock }) => {
  const { id } = assistant;
  if (account.leadsTo(id)) return platformError(400, '10015', 'Another assistant hands over to this one: remove that first.');
  account.remove(assistant, query.get('hard_delete') === 'true' ? null : clock.now());
  return ok({ id, object: 'assistant.deleted', deleted: true });
});

/** `POST /ai/assistants/{id}/tags` */
export const addTag = withAssistant((assistant, request) => {
  const read = readBody(request.body, { tag: { kind: 'string', required: true } }, { partial: false });
  if ('refusal' in read) return read.refusal;
  const tags = [...new Set([...(assistant.tags ?? []), String(read.body['tag'])])];
  return ok({ tags: changed(request, assistant, { tags }).tags });
});

/** `DELETE /ai/assistants/{id}/tags/{tag}` */
export const removeTag = withAssistant((assistant, request) => {
  const { tags = [] } = assistant;
  if (!tags.includes(request.params.tag ?? '')) return platformError(404, '10005', 'The assistant does not have this tag.');
  return ok({ tags: changed(request, assistant, { tags: tags.filter((tag) => tag !== request.params.tag) }).tags });
});

const isShared = (tool: ToolWire, id: string) => tool.tool_id === id && isSharedTool(tool);

/** `PUT /ai/assistants/{id}/tools/{tool}`: the shared tool is merged into the assistant's own. */
export const attachTool = withAssistant((assistant, request) => {
  const shared = request.account.sharedTools.get(request.params.tool ?? '');
  if (!shared) return absent('tool');
  const others = (assistant.tools ?? []).filter((tool) => !isShared(tool, shared.id));
  const tools = [...others, asTool(shared)];
  const kind = repeatedKind(tools);
  if (kind !== undefined) return platformError(400, '10015', `An assistant can have one tool of the type ${kind} only.`);
  return ok(changed(request, assistant, { tools }));
});

/** `DELETE /ai/assistants/{id}/tools/{tool}` */
export const detachTool = withAssistant((assistant, request) => {
  const { tools = [] } = assistant;
  const left = tools.filter((tool) => !isShared(tool, request.params.tool ?? ''));
  if (left.length === tools.length) return platformError(404, '10005', 'The assistant does not have this tool.');
  return ok(changed(request, assistant, { tools: left }));
});

/** `POST /ai/assistants/{id}/tools/{tool}/test`: answers as a webhook might; nobody is called. */
export const testTool = withAssistant(({ tools = [] }, request) => {
  const tool = tools.find(({ tool_id }) => tool_id === request.params.tool);
  if (!tool) return platformError(404, '10005', 'The assistant does not have this tool.');
  if (tool.type !== 'webhook') return platformError(400, '10015', 'Only webhook tools can be tested.');
  const read = readBody(request.body, { arguments: { kind: 'object' }, dynamic_variables: { kind: 'object' } }, { partial: true });
  if ('refusal' in read) return read.refusal;
  const { url, method = 'POST' } = tool.webhook;
  const sent = { method, url, headers: {}, body: read.body['arguments'] ?? {} };
  return ok({ data: { success: true, status_code: 200, content_type: 'application/json', request: sent, response: '{"ok":true}' } });
});
