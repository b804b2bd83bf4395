/** Webhook tools: how long they take and what comes of them. Their URLs are in `urls.ts`. */
import { isObject, type JsonObject } from '../../../json.ts';
import type { FoundAt } from '../../findings/finding.ts';
import { numberOf } from '../../expression/values.ts';
import type { PlacedTool } from '../../tools/placed-tools.ts';
import { nameOf, ofTool, type Rule } from '../subject.ts';

/** Milliseconds after which callers take silence for a lost call. */
const LONG_MS = 10_000;

export const webhooks: Rule = ({ tools }) => {
  const found = tools.filter(({ kind }) => kind === 'webhook');
  return [longTimeout, ignoredTimeout, asyncStores, pathParameters].flatMap((rule) => found.flatMap(rule));
};

function longTimeout(tool: PlacedTool): readonly FoundAt[] {
  const ms = numberOf(tool.wire['timeout_ms']);
  return ms === null || ms <= LONG_MS || tool.payload['async'] === true
    ? []
    : [
        ofTool(
          tool,
          {
            code: 'WEBHOOK_TIMEOUT_LONG',
            message: `${nameOf(tool)} may keep the conversation waiting for ${ms} ms.`,
            advice: 'Answer within 10,000 ms, or make the tool asynchronous.',
          },
          'timeoutMs',
        ),
      ];
}

const ignoredTimeout = (tool: PlacedTool): readonly FoundAt[] =>
  numberOf(tool.payload['timeout_ms']) === null || numberOf(tool.wire['timeout_ms']) !== null
    ? []
    : [
        ofTool(
          tool,
          {
            code: 'WEBHOOK_TIMEOUT_IGNORED',
            message: `${nameOf(tool)} has a timeout in its webhook, which Telnyx stores and does not use.`,
            advice: 'Set the `timeoutMs` of the tool.',
          },
          'timeoutMs',
        ),
      ];

function asyncStores(tool: PlacedTool): readonly FoundAt[] {
  const stored = tool.payload['store_fields_as_variables'];
  return tool.payload['async'] === true && Array.isArray(stored) && stored.length > 0
    ? [
        ofTool(
          tool,
          {
            code: 'WEBHOOK_ASYNC_STORES',
            message: `${nameOf(tool)} is asynchronous and stores variables, which are not there when the conversation goes on.`,
            advice: 'Wait for the answer (`async: false`), or do without the variables.',
          },
          'storeFieldsAsVariables',
        ),
      ]
    : [];
}

/** A single name in braces. `{{name}}` is a variable, and `${name}` what a script forgot to fill in. */
const PLACEHOLDER = /(?<![{$])\{([\w.-]{1,100})\}(?!\})/g;

function pathParameters(tool: PlacedTool): readonly FoundAt[] {
  const { url, path_parameters: schema } = tool.payload;
  if (typeof url !== 'string') return [];
  const inUrl = new Set([...url.matchAll(PLACEHOLDER)].map(([, name = '']) => name));
  const given = new Set(isObject(schema) ? Object.keys(propertiesOf(schema)) : []);
  const code = 'TOOL_PATH_PARAMETER_MISMATCH';
  return [
    ...[...inUrl]
      .filter((name) => !given.has(name))
      .map((name) =>
        ofTool(
          tool,
          {
            code,
            message: `${nameOf(tool)} has {${name}} in its URL and no path parameter of that name, so it is sent as it is.`,
            advice: `Add ${name} to the properties of \`pathParameters\`.`,
          },
          'url',
        ),
      ),
    ...[...given]
      .filter((name) => !inUrl.has(name))
      .map((name) =>
        ofTool(
          tool,
          {
            code,
            severity: 'INFO',
            message: `${nameOf(tool)} asks the model for the path parameter ${JSON.stringify(name)}, which its URL has no place for.`,
            advice: `Write {${name}} into the URL, or take the parameter out.`,
          },
          'pathParameters',
          'properties',
          name,
        ),
      ),
  ];
}

const propertiesOf = ({ properties }: JsonObject): JsonObject => (isObject(properties) ? properties : {});
