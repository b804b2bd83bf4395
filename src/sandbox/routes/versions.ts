import { withAssistant, withVersion } from '../assistants/named.ts';
import { ok } from '../message.ts';

/** `GET /ai/assistants/{id}/versions`: all of them in full; the Telnyx API has no pages here. */
export const listVersions = withAssistant(({ id }, { account }) => ok({ data: account.versions.of(id) }));

/** `GET /ai/assistants/{id}/versions/{version}`, with MCP servers where the query asks for them. */
export const retrieveVersion = withVersion((version, { query }) => {
  if (query.get('include_mcp_servers') === 'true') return ok(version);
  const { mcp_servers: _servers, ...rest } = version;
  return ok(rest);
});

/** `GET /ai/assistants/{id}/texml`: a text in JSON. */
export const retrieveTexml = withAssistant(({ id }) =>
  ok(`<?xml version="1.0" encoding="UTF-8"?>\n<Response><Connect><AIAssistant id="${id}" /></Connect></Response>`),
);
