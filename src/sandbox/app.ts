import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Behaviour, DEFAULT_BEHAVIOUR } from './behaviour.ts';
import { type Clock, createClock } from './clock.ts';
import { plainError, platformError } from './errors.ts';
import type { Route } from './message.ts';
import type { Reply } from './reply.ts';
import { listAssistants, listTags, retrieveAssistant } from './routes/assistants.ts';
import { addTag, attachTool, cloneAssistant, deleteAssistant, detachTool, removeTag, testTool } from './routes/assistant-parts.ts';
import { createAssistant, deleteVersion, promoteVersion, updateAssistant, updateVersion } from './routes/assistant-writes.ts';
import { createCanary, deleteCanary, retrieveCanary, updateCanary } from './routes/canary-deploys.ts';
import { chat, enhance, sendSms, startWhatsApp } from './routes/chat.ts';
import {
  addMessage,
  createConversation,
  deleteConversation,
  listConversations,
  listFindings,
  listMessages,
  retrieveConversation,
  updateConversation,
} from './routes/conversations.ts';
import { moveClock } from './routes/clock.ts';
import { countFindings } from './routes/insight-aggregates.ts';
import { assign, insightGroups, insights, unassign } from './routes/insights.ts';
import { listDeleted, restoreAssistant, retrieveDeleted } from './routes/deleted.ts';
import { importAssistants } from './routes/import.ts';
import { deleteConnection, listConnections, listIntegrations, retrieveConnection, retrieveIntegration } from './routes/integrations.ts';
import { createSecret, deleteSecret, listSecrets } from './routes/integration-secrets.ts';
import { mcpServers } from './routes/mcp-servers.ts';
import { listModels } from './routes/models.ts';
import { listPhoneNumbers, listProfileNumbers, messagingProfiles, texmlApps } from './routes/neighbours.ts';
import { MISSION_ROUTES } from './routes/missions.ts';
import { createEvent, listEvents, removeEvent, retrieveEvent } from './routes/scheduled-events.ts';
import { sharedTools } from './routes/shared-tools.ts';
import { listRuns, listSuiteRuns, listSuites, retrieveRun, runSuite, runTest } from './routes/test-runs.ts';
import { tests } from './routes/tests.ts';
import { listVersions, retrieveTexml, retrieveVersion } from './routes/versions.ts';
import { type Account, Accounts, RATE_LIMIT } from './store.ts';
import { sendPieces } from './stream.ts';

/** A request that reached the sandbox; `path` is relative to the base URL and keeps its query. */
export interface SandboxCall {
  method: string;
  path: string;
}

/** A running sandbox. Its state is in memory and lost when it stops. */
export interface Sandbox {
  /** Base URL, such as `http://127.0.0.1:4010/v2`. */
  url: string;
  /** The last 1,000 requests, oldest first, refused ones included. */
  calls: readonly SandboxCall[];
  /** Stops listening and cuts open connections. */
  close(): Promise<void>;
}

/** The credential of the demo account. */
export const DEMO_TOKEN = 'sandbox-demo';

const BASE = '/v2';
/** Beside the API: lets time pass by hand. */
const CLOCK_PATH = '/sandbox/clock';
const MAX_CALLS = 1_000;
const MAX_BODY_BYTES = 1_048_576;
/** Above this, a client that keeps sending is disconnected without an answer. */
const MAX_DRAINED_BYTES = 16 * MAX_BODY_BYTES;
/** Refused on purpose, so that the authentication error can be tested. */
const REFUSED_TOKEN = 'invalid';

/** Methods by path; a literal path goes before the pattern that it also matches. */
const ROUTES: readonly Route[] = [
  ['/ai/assistants', { GET: listAssistants, POST: createAssistant }],
  ['/ai/assistants/tags', { GET: listTags }],
  ['/ai/assistants/tests', { GET: tests.list, POST: tests.create }],
  ['/ai/assistants/tests/test-suites', { GET: listSuites }],
  ['/ai/assistants/tests/test-suites/:name/runs', { GET: listSuiteRuns, POST: runSuite }],
  ['/ai/assistants/tests/:id', { GET: tests.retrieve, PUT: tests.update, DELETE: tests.remove }],
  ['/ai/assistants/tests/:id/runs', { GET: listRuns, POST: runTest }],
  ['/ai/assistants/tests/:id/runs/:run', { GET: retrieveRun }],
  ['/ai/assistants/import', { POST: importAssistants }],
  ['/ai/assistants/deleted', { GET: listDeleted }],
  ['/ai/assistants/:id', { GET: retrieveAssistant, POST: updateAssistant, DELETE: deleteAssistant }],
  ['/ai/assistants/:id/versions', { GET: listVersions }],
  ['/ai/assistants/:id/versions/:version', { GET: retrieveVersion, POST: updateVersion, DELETE: deleteVersion }],
  ['/ai/assistants/:id/versions/:version/promote', { POST: promoteVersion }],
  ['/ai/assistants/:id/canary-deploys', { GET: retrieveCanary, POST: createCanary, PUT: updateCanary, DELETE: deleteCanary }],
  ['/ai/assistants/:id/texml', { GET: retrieveTexml }],
  ['/ai/assistants/:id/deleted', { GET: retrieveDeleted }],
  ['/ai/assistants/:id/restore', { POST: restoreAssistant }],
  ['/ai/assistants/:id/chat', { POST: chat }],
  ['/ai/assistants/:id/chat/sms', { POST: sendSms }],
  ['/ai/assistants/:id/chat/whatsapp', { POST: startWhatsApp }],
  ['/ai/assistants/:id/instructions/enhance', { POST: enhance }],
  ['/ai/assistants/:id/clone', { POST: cloneAssistant }],
  ['/ai/assistants/:id/tags', { POST: addTag }],
  ['/ai/assistants/:id/tags/:tag', { DELETE: removeTag }],
  ['/ai/assistants/:id/scheduled_events', { GET: listEvents, POST: createEvent }],
  ['/ai/assistants/:id/scheduled_events/:event', { GET: retrieveEvent, DELETE: removeEvent }],
  ['/ai/assistants/:id/tools/:tool/test', { POST: testTool }],
  ['/ai/assistants/:id/tools/:tool', { PUT: attachTool, DELETE: detachTool }],
  ['/ai/conversations', { GET: listConversations, POST: createConversation }],
  ['/ai/conversations/insights', { GET: insights.list, POST: insights.create }],
  ['/ai/conversations/insights/:id', { GET: insights.retrieve, PUT: insights.update, DELETE: insights.remove }],
  ['/ai/conversations/insight-groups', { GET: insightGroups.list, POST: insightGroups.create }],
  ['/ai/conversations/insight-groups/:id', { GET: insightGroups.retrieve, PUT: insightGroups.update, DELETE: insightGroups.remove }],
  ['/ai/conversations/insight-groups/:id/insights/:insight/assign', { POST: assign }],
  ['/ai/conversations/insight-groups/:id/insights/:insight/unassign', { DELETE: unassign }],
  ['/ai/conversations/conversation-insights/aggregates', { GET: countFindings }],
  ['/ai/conversations/:id', { GET: retrieveConversation, PUT: updateConversation, DELETE: deleteConversation }],
  ['/ai/conversations/:id/message', { POST: addMessage }],
  ['/ai/conversations/:id/messages', { GET: listMessages }],
  ['/ai/conversations/:id/conversations-insights', { GET: listFindings }],
  ['/ai/mcp_servers', { GET: mcpServers.list, POST: mcpServers.create }],
  ['/ai/mcp_servers/:id', { GET: mcpServers.retrieve, PUT: mcpServers.update, DELETE: mcpServers.remove }],
  ['/ai/integrations', { GET: listIntegrations }],
  ['/ai/integrations/connections', { GET: listConnections }],
  ['/ai/integrations/connections/:id', { GET: retrieveConnection, DELETE: deleteConnection }],
  ['/ai/integrations/:id', { GET: retrieveIntegration }],
  ['/ai/openai/models', { GET: listModels }],
  ['/texml_applications', { GET: texmlApps.list }],
  ['/texml_applications/:id', { GET: texmlApps.retrieve }],
  ['/messaging_profiles', { GET: messagingProfiles.list }],
  ['/messaging_profiles/:id', { GET: messagingProfiles.retrieve }],
  ['/messaging_profiles/:id/phone_numbers', { GET: listProfileNumbers }],
  ['/phone_numbers', { GET: listPhoneNumbers }],
  ['/integration_secrets', { GET: listSecrets, POST: createSecret }],
  ['/integration_secrets/:id', { DELETE: deleteSecret }],
  ...MISSION_ROUTES,
  ['/ai/tools', { GET: sharedTools.list, POST: sharedTools.create }],
  ['/ai/tools/:id', { GET: sharedTools.retrieve, PATCH: sharedTools.update, DELETE: sharedTools.remove }],
];

/** Starts a sandbox on 127.0.0.1, on a free port unless one is named. Rejects when the port is taken. */
export async function startSandbox(options: { port?: number; clock?: Clock; behaviour?: Partial<Behaviour> } = {}): Promise<Sandbox> {
  const accounts = new Accounts();
  const calls: SandboxCall[] = [];
  const clock = options.clock ?? createClock();
  const behaviour = { ...DEFAULT_BEHAVIOUR, ...options.behaviour };
  const server = createServer((request, response) => {
    void serve(request, response, { accounts, calls, clock, behaviour });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  // A listening TCP server has an address object, never a pipe name.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${BASE}`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface State {
  accounts: Accounts;
  calls: SandboxCall[];
  clock: Clock;
  behaviour: Behaviour;
}

async function serve(request: IncomingMessage, response: ServerResponse, { accounts, calls, clock, behaviour }: State) {
  const target = request.url ?? '/';
  const inside = target.startsWith(`${BASE}/`);
  calls.push({ method: request.method ?? 'GET', path: inside ? target.slice(BASE.length) : target });
  if (calls.length > MAX_CALLS) calls.shift();
  try {
    const body = await readBody(request);
    const account = authenticate(request, accounts, clock.now());
    const rate = account?.countRequest(clock.now()) ?? { remaining: RATE_LIMIT, resetSeconds: 60 };
    const reply =
      target === CLOCK_PATH
        ? moveClock(clock, request.method ?? 'GET', body ?? new Uint8Array())
        : answer(request, inside ? target.slice(BASE.length) : undefined, { body, account, clock, behaviour });
    if (reply.stream) {
      await sendPieces(response, reply.stream, clock);
      return;
    }
    const text = reply.body === undefined ? '' : JSON.stringify(reply.body);
    response.writeHead(reply.status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      'x-request-id': randomUUID(),
      'x-ratelimit-limit': String(RATE_LIMIT),
      'x-ratelimit-remaining': String(rate.remaining),
      'x-ratelimit-reset': String(rate.resetSeconds),
      ...reply.headers,
    });
    response.end(text);
  } catch {
    // The client disconnected or sent far too much: there is no one to answer.
    request.destroy();
  }
}

interface Received {
  body: Uint8Array | undefined;
  account: Account | undefined;
  clock: Clock;
  behaviour: Behaviour;
}

function answer(request: IncomingMessage, target: string | undefined, { body, account, clock, behaviour }: Received): Reply {
  if (!account) {
    const detail = 'The request needs a valid API key in the form "Authorization: Bearer <key>".';
    return { ...platformError(401, '10009', detail), headers: { 'www-authenticate': 'Bearer' } };
  }
  const [path = '', query = ''] = (target ?? '').split(/\?(.*)/s);
  const match = findRoute(path);
  if (!match) return plainError(404, 'Not Found');
  const method = request.method ?? 'GET';
  const handler = match.methods[method];
  if (!handler) return plainError(405, 'Method Not Allowed', { allow: Object.keys(match.methods).join(', ') });
  if (!body) return plainError(413, 'Request Entity Too Large');
  try {
    return handler({
      method,
      path,
      query: new URLSearchParams(query),
      headers: request.headers,
      params: match.params,
      body,
      account,
      clock,
      behaviour,
    });
  } catch {
    return platformError(500, '10007', 'An unexpected error occurred.');
  }
}

function authenticate(request: IncomingMessage, accounts: Accounts, now: number): Account | undefined {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return token === undefined || token === REFUSED_TOKEN ? undefined : accounts.forToken(token, now);
}

function findRoute(path: string) {
  const segments = path.split('/').map(decode);
  for (const [pattern, methods] of ROUTES) {
    const parts = pattern.split('/');
    const params: Record<string, string> = {};
    const matches =
      parts.length === segments.length &&
      parts.every((part, index) => {
        const segment = segments[index];
        if (!part.startsWith(':')) return part === segment;
        if (segment) params[part.slice(1)] = segment;
        return Boolean(segment);
      });
    if (matches) return { methods, params };
  }
  return undefined;
}

/** A segment decoded, or nothing where its escapes are broken. */
function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/** The whole body, or nothing when it is over the limit. Reads it to its end either way, so that the answer arrives. */
async function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_DRAINED_BYTES) throw new Error('body too large to drain');
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size > MAX_BODY_BYTES ? undefined : Buffer.concat(chunks);
}
