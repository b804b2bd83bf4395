/** The JSON Schemas of what a model fills in for a tool. */
import { isObject } from '../../../json.ts';
import { toCamelCase } from '../../../camel-case.ts';
import type { FoundAt } from '../../findings/finding.ts';
import { faultsOfSchema } from '../json-schema.ts';
import type { PlacedTool } from '../../tools/placed-tools.ts';
import { nameOf, ofTool, type Rule } from '../subject.ts';

/** Where each kind of tool has schemas. */
const SCHEMAS: ReadonlyMap<string, readonly string[]> = new Map([
  ['webhook', ['path_parameters', 'query_parameters', 'body_parameters']],
  ['function', ['parameters']],
  ['client_side_tool', ['parameters']],
]);

export const schemas: Rule = ({ tools }) =>
  tools.flatMap((tool) => (SCHEMAS.get(tool.kind ?? '') ?? []).flatMap((key) => faultsOf(tool, key)));

function faultsOf(tool: PlacedTool, key: string): readonly FoundAt[] {
  const schema = tool.payload[key];
  if (schema === undefined || schema === null) return [];
  const at = toCamelCase(key);
  const notObject = !isObject(schema) || !isObjectType(schema['type']);
  if (notObject) {
    const message = `The \`${at}\` of ${nameOf(tool).replace('The', 'the')} are no JSON Schema of type object.`;
    return [ofTool(tool, { code: 'TOOL_SCHEMA_INVALID', message, advice: 'Use `type: "object"` and `properties`.' }, at)];
  }
  return faultsOfSchema(schema).map(({ isUnfillable, problem, path }) =>
    ofTool(
      tool,
      {
        code: isUnfillable ? 'TOOL_SCHEMA_UNFILLABLE' : 'TOOL_SCHEMA_INVALID',
        message: `In the \`${at}\` of ${nameOf(tool).replace('The', 'the')} ${problem}.`,
        advice: isUnfillable ? 'Allow at least one value.' : 'Correct the schema: models and Telnyx read it as JSON Schema.',
      },
      at,
      ...path,
    ),
  );
}

/** A schema without a type is one of an object here. */
const isObjectType = (type: unknown): boolean =>
  type === undefined || type === null || type === 'object' || (Array.isArray(type) && type.includes('object'));
