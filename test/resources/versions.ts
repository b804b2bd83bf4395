/** An account whose assistants have versions, below scripted paths. */
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { account, NOT_FOUND, startUpstream, type Document, type UpstreamReply } from '../support/upstream.ts';

export const version = (assistantId: string, id: string, rest: Document = {}): Document => ({
  id: assistantId,
  name: `Name in ${id}`,
  version_id: id,
  version_name: `Label of ${id}`,
  version_created_at: `2026-01-0${id.slice(-1)}T00:00:00Z`,
  created_at: '2026-01-01T00:00:00Z',
  tools: [{ type: 'hangup', hangup: {} }],
  ...rest,
});

export interface VersionedAccount {
  assistants: readonly Document[];
  versions: Record<string, readonly Document[]>;
}

/** Assistants `a` and `b` with three versions each, of which the second is the main one. */
export const twoOfThree = (): VersionedAccount => {
  const versions = Object.fromEntries(['a', 'b'].map((id) => [id, ['v1', 'v2', 'v3'].map((name) => version(id, name))]));
  return { versions, assistants: ['a', 'b'].map((id) => version(id, 'v2', { name: `Name of ${id}` })) };
};

export type Instead = (method: string, path: string) => UpstreamReply | undefined;

/** A gateway in front of that account; `instead` answers where it gives a reply. */
export async function startVersions(
  state: VersionedAccount = twoOfThree(),
  { instead = () => undefined, ...options }: { readonly instead?: Instead } & Partial<GatewayOptions> = {},
) {
  const upstream = await startUpstream((request) => {
    const { method, path } = request;
    const special = instead(method, path);
    if (special) return special;
    const [pathname = ''] = path.split('?');
    const [, assistantId = '', versionId, promote] = /^\/ai\/assistants\/([^/]+)\/versions(?:\/([^/]+))?(\/promote)?$/.exec(pathname) ?? [];
    if (assistantId === '') return account(state.assistants)(request);
    const all = state.versions[assistantId];
    if (!all) return NOT_FOUND;
    if (versionId === undefined) return { body: { data: all } };
    const found = all.find((one) => one['version_id'] === versionId);
    if (!found) return NOT_FOUND;
    if (promote !== undefined) {
      state.assistants = state.assistants.map((one) => (one['id'] === assistantId ? found : one));
      return { body: found };
    }
    if (method !== 'DELETE') return { body: found };
    state.versions[assistantId] = all.filter((one) => one !== found);
    return { status: 204 };
  });
  const gateway = startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 }, ...options });
  return { ...gateway, state, calls: upstream.calls, requests: upstream.requests };
}

/** The read of one version. */
export const readOf = (assistantId: string, id: string) => `GET /ai/assistants/${assistantId}/versions/${id}?include_mcp_servers=true`;
/** The list of all. */
export const listOf = (assistantId: string) => `GET /ai/assistants/${assistantId}/versions`;
