/** An account with shared tools and MCP servers, whose writes change it. */
import { pageOf } from './page-of.ts';
import { account, NOT_FOUND, type Document, type Script, type UpstreamReply } from './upstream.ts';

export interface Library {
  assistants: readonly Document[];
  tools: readonly Document[];
  servers: readonly Document[];
}

export const server = (id: string, rest: Document = {}): Document => ({
  id,
  name: `Name of ${id}`,
  type: 'http',
  url: `https://mcp.example.com/${id}`,
  created_at: '2026-01-01T00:00:00Z',
  ...rest,
});

export const tool = (id: string, rest: Document = {}): Document => ({
  id,
  type: 'hangup',
  display_name: `Name of ${id}`,
  tool_definition: { description: `About ${id}` },
  ...rest,
});

/** Reads of all three, and writes of the latter two; `instead` may answer in its place. */
export const library =
  (state: Library, instead: (method: string, path: string) => UpstreamReply | undefined = () => undefined): Script =>
  (request) => {
    const { method, path, body } = request;
    const special = instead(method, path);
    if (special) return special;
    const [pathname = '', search = ''] = path.split('?');
    const [, area, id] = /^\/ai\/(tools|mcp_servers)(?:\/(.+))?$/.exec(pathname) ?? [];
    if (!area) return account(state.assistants)(request);
    const key = area === 'tools' ? 'tools' : 'servers';
    const sent = (body === '' ? {} : JSON.parse(body)) as Document;
    if (id === undefined && method === 'GET') return page(state[key], new URLSearchParams(search), area === 'tools');
    if (id === undefined) {
      const made = area === 'tools' ? { ...tool('new'), ...sent } : { ...server('new'), ...sent };
      state[key] = [...state[key], made];
      return { body: made };
    }
    const found = state[key].find((entry) => entry['id'] === decodeURIComponent(id));
    if (!found) return NOT_FOUND;
    if (method === 'GET') return { body: found };
    if (method === 'DELETE') {
      state[key] = state[key].filter((entry) => entry !== found);
      return { body: '' };
    }
    const changed = { ...found, ...sent };
    state[key] = state[key].map((entry) => (entry === found ? changed : entry));
    return { body: changed };
  };

function page(all: readonly Document[], query: URLSearchParams, hasMeta: boolean): UpstreamReply {
  const size = Number(query.get('page[size]'));
  const number = Number(query.get('page[number]'));
  const data = all.slice((number - 1) * size, number * size);
  return { body: hasMeta ? { data, meta: { page_number: number, total_pages: Math.ceil(all.length / size) } } : data };
}

export const LISTS = {
  assistants: 'GET /ai/assistants',
  servers: pageOf('/ai/mcp_servers'),
  tools: pageOf('/ai/tools'),
};
