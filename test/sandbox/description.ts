import { readFileSync } from 'node:fs';
import { type AnySchemaObject, Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { MISSION_ANSWERS } from '../support/mission-description.ts';

/** The vendor's published OpenAPI description (3.1), cut to this area. */
export const description = JSON.parse(readFileSync(new URL('../fixtures/assistants.openapi.json', import.meta.url), 'utf8')) as {
  components: { schemas: Record<string, AnySchemaObject> };
};

const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
formats.default(ajv);
ajv.addSchema(description, 'api');
const validators = new Map<string, ValidateFunction>();

/** What is wrong with this value as the named component of the description; empty when nothing is. */
export function faultsAs(component: string, value: unknown): string[] {
  let validate = validators.get(component);
  if (!validate) {
    validate = ajv.compile(MISSION_ANSWERS[component] ?? { $ref: `api#/components/schemas/${component}` });
    validators.set(component, validate);
  }
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** Tools that the API has and the description, which is older, does not. */
const NEWER_TOOLS = new Set(['function', 'update_dynamic_variables']);

/**
 * A copy without the tools of types `function` and `update_dynamic_variables`, on assistants and inside their flows.
 * These two, and nothing else, are newer than the description.
 */
export function withoutNewerTools(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => !isNewerTool(item)).map(withoutNewerTools);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withoutNewerTools(entry)]));
}

const isNewerTool = (value: unknown) => isRecord(value) && NEWER_TOOLS.has(String(value.type)) && String(value.type) in value;

/** Whether this is a JSON object. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The names of all properties of a component, of what it refers to, and so on. */
export function propertiesOf(component: string): Set<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const visit = (schema: unknown): void => {
    if (Array.isArray(schema)) return schema.forEach(visit);
    if (!isRecord(schema)) return;
    const reference = typeof schema.$ref === 'string' ? schema.$ref.split('/').pop() : undefined;
    if (reference && !seen.has(reference)) {
      seen.add(reference);
      visit(description.components.schemas[reference]);
    }
    for (const keyword of ['items', 'oneOf', 'anyOf', 'allOf']) visit(schema[keyword]);
    for (const [name, property] of Object.entries(isRecord(schema.properties) ? schema.properties : {})) {
      names.add(name);
      visit(property);
    }
  };
  visit({ $ref: component });
  return names;
}

/** Every object inside a value, itself included. */
export function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (!isRecord(value)) return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}
