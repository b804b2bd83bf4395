import { randomUUID } from 'node:crypto';
import type { Behaviour } from '../behaviour.ts';
import { isRecord } from '../body.ts';
import { type Fault, platformError, validationError } from '../errors.ts';
import type { Reply } from '../reply.ts';
import type { Account } from '../store.ts';
import type { AssistantWire, ToolWire } from '../wire.ts';
import { SETTINGS } from './body.ts';
import { asTool, isSharedTool, repeatedKind } from './shared-tool.ts';

type Body = Readonly<Record<string, unknown>>;

/** An assistant with what a body gives laid over it, or why that cannot be. */
export function apply(
  before: AssistantWire,
  { tools, tool_ids: toolIds, conversation_flow: flow, promote_to_main: _promote, ...rest }: Body,
  { account, behaviour }: { account: Account; behaviour: Behaviour },
): { assistant: AssistantWire } | { refusal: Reply } {
  const faults = [...unknownTools(toolIds, account), ...unknownNodeTools(flow, account)];
  if (faults.length > 0) return { refusal: validationError(faults) };
  const old = before.tools ?? [];
  const inline = Array.isArray(tools) ? (tools as ToolWire[]).map(withId) : old.filter((tool) => !isSharedTool(tool));
  const shared = Array.isArray(toolIds) ? toolIds.flatMap((id) => toolNamed(String(id), account)) : old.filter(isSharedTool);
  const assistant = withoutNulls<object>({
    ...before,
    ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, settingsAfter(key, value, before, behaviour)])),
    ...(flow !== undefined && { conversation_flow: isRecord(flow) ? resolved(flow, account) : flow }),
    tools: [...inline, ...shared],
  }) as AssistantWire;
  const kind = repeatedKind(assistant.tools ?? []);
  if (kind !== undefined) return { refusal: platformError(400, '10015', `An assistant can have one tool of the type ${kind} only.`) };
  const pays = (assistant.tools ?? []).some(({ type }) => type === 'pay');
  if (pays && assistant.telephony_settings?.disable_dtmf !== true) {
    return { refusal: platformError(400, '10015', 'The pay tool needs telephony_settings.disable_dtmf to be true.') };
  }
  return { assistant };
}

/** Tools of the assistant's own have ids as well. */
const withId = (tool: ToolWire): ToolWire => ({ ...tool, shared: false, tool_id: randomUUID() });

function settingsAfter(key: string, value: unknown, before: AssistantWire, { settings }: Behaviour): unknown {
  if (!isRecord(value) || !SETTINGS.some((name) => name === key)) return value;
  const old = (before as unknown as Body)[key];
  return withoutNulls(settings === 'merged' && isRecord(old) ? { ...old, ...value } : value);
}

/** Null clears. */
const withoutNulls = <T extends object>(object: T): T =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null)) as T;

const toolNamed = (id: string, { sharedTools }: Account): ToolWire[] => {
  const tool = sharedTools.get(id);
  return tool ? [asTool(tool)] : [];
};

const unknownTools = (ids: unknown, { sharedTools }: Account, loc: Fault['loc'] = ['body', 'tool_ids']): Fault[] =>
  (Array.isArray(ids) ? ids : []).flatMap((id, index) =>
    sharedTools.has(String(id)) ? [] : [{ loc: [...loc, index], msg: 'There is no tool with this id', type: 'value_error' }],
  );

const nodesOf = (flow: unknown): Record<string, unknown>[] =>
  isRecord(flow) && Array.isArray(flow['nodes']) ? flow['nodes'].filter(isRecord) : [];

const unknownNodeTools = (flow: unknown, account: Account): Fault[] =>
  nodesOf(flow).flatMap(({ shared_tool_id: id, shared_tool_ids: ids }, index) => {
    const loc = ['body', 'conversation_flow', 'nodes', index];
    const faults = unknownTools(ids, account, [...loc, 'shared_tool_ids']);
    if (typeof id === 'string' && !account.sharedTools.has(id)) {
      faults.push({ loc: [...loc, 'shared_tool_id'], msg: 'There is no tool with this id', type: 'value_error' });
    }
    return faults;
  });

/** The flow with the definitions of the shared tools that its nodes name. */
const resolved = (flow: Record<string, unknown>, account: Account): Record<string, unknown> => ({
  ...flow,
  nodes: nodesOf(flow).map((node) => resolvedNode(node, account)),
});

function resolvedNode({ tools: _tools, tool: _tool, ...node }: Record<string, unknown>, account: Account): Record<string, unknown> {
  const { shared_tool_ids: ids, shared_tool_id: id } = node;
  if (Array.isArray(ids)) node['tools'] = [ids.flatMap((one) => toolNamed(String(one), account))];
  if (typeof id === 'string') node['tool'] = toolNamed(id, account);
  return node;
}
