/** An account with what assistants refer to beside the library, scripted. */
import { pageQuery } from './page-of.ts';
import { server } from './resources.ts';
import { account, NOT_FOUND, type Document, type Script, type UpstreamReply } from './upstream.ts';

export interface Neighbours {
  assistants: readonly Document[];
  servers?: readonly Document[];
  tools?: readonly Document[];
  secrets?: readonly Document[];
  integrations?: readonly Document[];
  connections?: readonly Document[];
  models?: readonly Document[];
  apps?: readonly Document[];
  profiles?: readonly Document[];
  numbers?: readonly Document[];
  groups?: readonly Document[];
}

export const secret = (identifier: string, rest: Document = {}): Document => ({
  id: `id-${identifier}`,
  identifier,
  record_type: 'integration_secret',
  created_at: '2026-01-01T00:00:00Z',
  ...rest,
});

const page = (all: readonly Document[], query: URLSearchParams): UpstreamReply => {
  const size = Number(query.get('page[size]') ?? all.length);
  const number = Number(query.get('page[number]') ?? 1);
  const meta = { page_number: number, total_pages: Math.max(1, Math.ceil(all.length / size)), total_results: all.length };
  return { body: { data: all.slice((number - 1) * size, number * size), meta } };
};

const having = (all: readonly Document[] = [], key: string, value: string | null) => all.filter((entry) => entry[key] === value);

/** Reads of all of them; `instead` may answer in its place. */
export const neighbours =
  (state: Neighbours, instead: (method: string, path: string, body: string) => UpstreamReply | undefined = () => undefined): Script =>
  (request) => {
    const { method, path, body } = request;
    const special = instead(method, path, body);
    if (special) return special;
    const [pathname = '', search = ''] = path.split('?');
    const query = new URLSearchParams(search);
    if (pathname === '/ai/mcp_servers') {
      const { body: found } = page(state.servers ?? [], query);
      return { body: (found as { readonly data: unknown }).data };
    }
    if (pathname === '/ai/tools') return page(state.tools ?? [], query);
    if (pathname === '/integration_secrets') return page(state.secrets ?? [], query);
    if (pathname === '/ai/conversations/insight-groups') return page(state.groups ?? [], query);
    if (pathname === '/phone_numbers') return page(having(state.numbers, 'connection_id', query.get('filter[connection_id]')), query);
    const [, area, key, below] = /^\/(texml_applications|messaging_profiles)(?:\/([^/]+))?(\/phone_numbers)?$/.exec(pathname) ?? [];
    if (below && !state.profiles?.some((entry) => entry['id'] === key)) return NOT_FOUND;
    if (below) return page(having(state.numbers, 'messaging_profile_id', String(key)), query);
    if (area) {
      const all = (area === 'texml_applications' ? state.apps : state.profiles) ?? [];
      const found = all.find((entry) => entry['id'] === key);
      if (key === undefined) return page(all, query);
      return found ? { body: { data: found } } : NOT_FOUND;
    }
    if (pathname === '/ai/openai/models') return { body: { object: 'list', data: state.models ?? [] } };
    const [, isConnection, id] = /^\/ai\/integrations(\/connections)?(?:\/([^/]+))?$/.exec(pathname) ?? [];
    if (pathname.startsWith('/ai/integrations')) {
      const all = (isConnection ? state.connections : state.integrations) ?? [];
      const found = all.find((entry) => entry['id'] === id);
      if (id === undefined) return { body: { data: all } };
      return found ? { body: isConnection ? { data: found } : found } : NOT_FOUND;
    }
    return pathname.startsWith('/ai/assistants') ? account(state.assistants)(request) : NOT_FOUND;
  };

export const PAGE = pageQuery();
/** The one page that is read of what other products own. */
export const LONG_PAGE = pageQuery(250);
export const LISTS_OF = {
  assistants: 'GET /ai/assistants',
  servers: `GET /ai/mcp_servers?${PAGE}`,
  tools: `GET /ai/tools?${PAGE}`,
  secrets: `GET /integration_secrets?${PAGE}`,
  integrations: 'GET /ai/integrations',
  connections: 'GET /ai/integrations/connections',
  models: 'GET /ai/openai/models',
  groups: `GET /ai/conversations/insight-groups?${pageQuery(99)}`,
};

/** Assistants that name secrets: two that exist, one of them twice, and one that does not. */
export const SECRETIVE = (): Neighbours => ({
  assistants: [
    {
      id: 'a',
      name: 'Ann',
      model: 'm',
      version_id: 'a1',
      llm_api_key_ref: 'model-key',
      tools: [
        {
          type: 'webhook',
          webhook: {
            name: 'book',
            headers: [
              { name: 'authorization', value: '{{#integration_secret}}crm-key{{/integration_secret}}' },
              { name: 'X-Clear', value: 'canary-in-clear' },
            ],
          },
        },
      ],
      conversation_flow: { nodes: [{ id: 'n', type: 'prompt', llm_api_key_ref: 'gone-key' }], edges: [] },
    },
    { id: 'b', name: 'Bob', model: 'm', version_id: 'b1', tools: [], voice_settings: { api_key_ref: 'model-key' } },
  ],
  servers: [server('s', { api_key_ref: 'model-key', url: 'https://user:canary-in-url@mcp.example.com/s' })],
  secrets: [secret('model-key'), secret('crm-key'), secret('spare-key')],
});
