/** The protocol itself: a part of the package of its own, loaded only where MCP is on. Imports nothing that other parts have, but types. */
import { createMcpHandler, ProtocolError, ProtocolErrorCode, Server, specTypeSchemas } from '@modelcontextprotocol/server';
import type { ToolResult } from './calls/result.ts';
import type { Prompt } from './prompts.ts';
import type { Tool } from './tool.ts';

export interface ProtocolOptions {
  readonly version: string;
  readonly instructions: string;
  readonly tools: readonly Tool[];
  readonly prompts: readonly Prompt[];
  readonly onError: (error: Error) => void;
}

/** What the protocol sees of a request. */
export interface HttpRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** A call of a tool, by the client that sent the request. */
export type CallTool = (tool: Tool, args: Readonly<Record<string, unknown>>, requestId: string | number) => Promise<ToolResult>;

export interface Protocol {
  /** Answers one HTTP request, whose body has been read. */
  readonly answer: (request: HttpRequest, body: unknown, call: CallTool) => Promise<Response>;
  readonly close: () => Promise<void>;
}

/** Both versions of the protocol without sessions: nothing is kept between two requests. */
export function createProtocol({ version, instructions, tools, prompts, onError }: ProtocolOptions): Protocol {
  const calls = new WeakMap<Request, CallTool>();
  const toolOf = new Map(tools.map((tool) => [tool.name, tool]));
  const promptOf = new Map(prompts.map((prompt) => [prompt.name, prompt]));
  const listedTools = tools.map(({ name, title, description, inputSchema, outputSchema, annotations }) => ({
    name,
    title,
    description,
    inputSchema: inputSchema as { readonly type: 'object' },
    outputSchema: outputSchema as { readonly type: 'object' },
    annotations,
  }));
  const listedPrompts = prompts.map(({ name, title, description, arguments: args }) => ({
    name,
    title,
    description,
    arguments: [...args],
  }));
  const handler = createMcpHandler(
    ({ requestInfo }) => {
      const server = new Server(
        { name: 'assistants-gateway', title: 'Telnyx AI assistants', version },
        {
          capabilities: { tools: {}, ...(prompts.length > 0 && { prompts: {} }) },
          instructions,
          cacheHints: { 'tools/list': LISTED, 'prompts/list': LISTED },
          jsonSchemaValidator: NO_VALIDATOR,
        },
      );
      server.setRequestHandler('tools/list', PAGE, () => ({ tools: listedTools }));
      server.setRequestHandler('tools/call', async ({ params }, { mcpReq }) => {
        const tool = toolOf.get(params.name);
        const call = requestInfo && calls.get(requestInfo);
        if (!tool || !call) throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'There is no tool of this name.');
        const { content, ...result } = await call(tool, params.arguments ?? {}, mcpReq.id);
        return { ...result, content: [...content] };
      });
      if (prompts.length > 0) {
        server.setRequestHandler('prompts/list', PAGE, () => ({ prompts: listedPrompts }));
        server.setRequestHandler(
          'prompts/get',
          { params: specTypeSchemas.GetPromptRequestParams },
          ({ name: asked, arguments: given = {} }) => {
            const prompt = promptOf.get(asked);
            if (!prompt) throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'There is no prompt of this name.');
            const missing = prompt.arguments.filter(({ name, required }) => required && !given[name]?.trim()).map(({ name }) => name);
            if (missing.length > 0) throw new ProtocolError(ProtocolErrorCode.InvalidParams, `The prompt needs: ${missing.join(', ')}.`);
            return {
              description: prompt.description,
              messages: [{ role: 'user' as const, content: { type: 'text' as const, text: prompt.text(given) } }],
            };
          },
        );
      }
      return server;
    },
    { onerror: onError, maxSubscriptions: 0 },
  );
  return {
    answer: ({ url, method, headers }, body, call) => {
      const request = new Request(url, { method, headers: headers.map(([name, value]): [string, string] => [name, value]) });
      calls.set(request, call);
      const refused = refusedBeginning(body);
      if (refused) return Promise.resolve(refused);
      return handler.fetch(request, { parsedBody: body });
    },
    close: handler.close,
  };
}

/** With schemas of their own, what does not fit is answered as invalid parameters, and without as a bug. */
const PAGE = { params: specTypeSchemas.PaginatedRequestParams };

/** The package handles what a connection of the protocol of 2025 begins with by itself, and answers what does not fit as a bug. */
function refusedBeginning(body: unknown): Response | null {
  const { method, id = null, params } = (body ?? {}) as { readonly method?: unknown; readonly id?: unknown; readonly params?: unknown };
  if (method !== 'initialize' || specTypeSchemas.InitializeRequestParams['~standard'].validate(params).issues === undefined) return null;
  const message = 'Invalid params for initialize: protocolVersion, capabilities and clientInfo are needed.';
  return Response.json({ jsonrpc: '2.0', id, error: { code: ProtocolErrorCode.InvalidParams, message } });
}

/** Both change with the configuration of the process alone. */
const LISTED = { ttlMs: 300_000, cacheScope: 'private' } as const;

/** Of answers to questions that a server asks, and this one asks none. */
const NO_VALIDATOR = {
  getValidator: () => {
    throw new Error('No question is asked.');
  },
};
