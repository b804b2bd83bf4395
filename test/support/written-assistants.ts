/** An account whose assistants can be created and changed, as Telnyx documents it. */
import { account, NOT_FOUND, type Document, type Script, type UpstreamReply } from './upstream.ts';
import { isObject } from './documents/json.ts';

export interface WritableOptions {
  /** Whether an object of settings that is sent joins the one that is there; else it replaces it. Telnyx does not say which. */
  readonly merges?: boolean;
  /** Whether own tools that are sent replace those of the library as well; else each list replaces its own kind, as Telnyx says. */
  readonly replacesAllTools?: boolean;
  /** Answers in place of the account where it gives a reply. */
  readonly instead?: (method: string, path: string) => UpstreamReply | undefined;
}

export interface Writable {
  documents: readonly Document[];
}

/** `state` holds the assistants, and is changed by writes. */
export const writable =
  (state: Writable, { merges = false, replacesAllTools = false, instead }: WritableOptions = {}): Script =>
  (request) => {
    const { method, path, body } = request;
    const special = instead?.(method, path);
    if (special) return special;
    if (method !== 'POST') return account(state.documents)(request);
    const sent = JSON.parse(body) as Document;
    if (path === '/ai/assistants') {
      const made = { id: 'new', version_id: 'v1', created_at: '2026-01-01T00:00:00Z', ...update({}, sent, merges, false) };
      state.documents = [...state.documents, made];
      return { body: made };
    }
    const found = state.documents.find(({ id }) => path === `/ai/assistants/${encodeURIComponent(String(id))}`);
    if (!found) return NOT_FOUND;
    const version = typeof found['version_id'] === 'string' ? found['version_id'] : 'v';
    const changed = { ...update(found, sent, merges, replacesAllTools), version_id: `${version}+` };
    state.documents = state.documents.map((document) => (document === found ? changed : document));
    return { body: changed };
  };

function update(
  document: Document,
  { tools, tool_ids: toolIds, promote_to_main: _promoted, ...sent }: Document,
  merges: boolean,
  replacesAllTools: boolean,
): Document {
  const before = Array.isArray(document['tools']) ? (document['tools'] as readonly unknown[]) : [];
  const shared = Array.isArray(toolIds)
    ? toolIds.map((id) => ({ type: 'hangup', hangup: {}, shared: true, tool_id: id as unknown }))
    : before.filter((tool) => isObject(tool) && tool['shared'] === true && !(replacesAllTools && tools !== undefined));
  const own = Array.isArray(tools) ? (tools as readonly unknown[]) : before.filter((tool) => !isObject(tool) || tool['shared'] !== true);
  const hasTools = tools !== undefined || toolIds !== undefined;
  const settings = Object.entries(sent).map(([key, value]) => {
    const old = document[key];
    if (key === 'conversation_flow') return [key, resolved(value, old)] as const;
    return [key, merges && key !== 'dynamic_variables' && isObject(old) && isObject(value) ? { ...old, ...value } : value] as const;
  });
  return Object.assign({}, document, Object.fromEntries(settings), hasTools ? { tools: [...own, ...shared] } : {});
}

/** A flow with the definitions of the shared tools that its nodes name, as they were. */
function resolved(flow: unknown, before: unknown): unknown {
  const known = isObject(before) && Array.isArray(before['nodes']) ? before['nodes'].filter(isObject) : [];
  if (!isObject(flow) || !Array.isArray(flow['nodes'])) return flow;
  const nodes = flow['nodes'].map((node: unknown) => {
    const same = isObject(node) ? known.find(({ id }) => id === node['id']) : undefined;
    const definitions = Object.entries(same ?? {}).filter(([key]) => key === 'tools' || key === 'tool');
    return Object.assign({}, node, Object.fromEntries(definitions));
  });
  return { ...flow, nodes };
}
