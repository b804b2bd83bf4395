/** Whether a request to the upstream is one that the vendor's description, or what is known to be newer, allows. */
import { readFileSync } from 'node:fs';
import { type AnySchemaObject, Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { MISSION_PATHS } from './mission-description.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: AnySchemaObject;
}
interface Operation {
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, { readonly schema: AnySchemaObject }>> };
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Record<string, AnySchemaObject>; readonly parameters?: Record<string, Parameter> };
}
/** A request as the upstream gets it; `path` is below the base URL and has its query. */
export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

const description = JSON.parse(readFileSync(new URL('../fixtures/assistants.openapi.json', import.meta.url), 'utf8')) as Description;

const text = { type: 'string', minLength: 1 };
const page: readonly Parameter[] = [
  { name: 'page[number]', in: 'query', schema: { type: 'integer', minimum: 1 } },
  { name: 'page[size]', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100 } },
];

const longPage: readonly Parameter[] = [
  { name: 'page[number]', in: 'query', schema: { type: 'integer', minimum: 1 } },
  { name: 'page[size]', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 250 } },
];

/** Operations and parameters that the vendor has, and the published description, which is older or cut to an area, has not. */
const NEWER: Description['paths'] = {
  '/texml_applications': { get: { parameters: longPage } },
  '/texml_applications/{id}': { get: {} },
  '/messaging_profiles': { get: { parameters: longPage } },
  '/messaging_profiles/{messaging_profile_id}': { get: {} },
  '/messaging_profiles/{messaging_profile_id}/phone_numbers': { get: { parameters: longPage } },
  '/phone_numbers': { get: { parameters: [...longPage, { name: 'filter[connection_id]', in: 'query', schema: text }] } },
  '/ai/openai/models': { get: {} },
  ...MISSION_PATHS,
  '/integration_secrets/{id}': { delete: {} },
  '/ai/assistants/deleted': { get: { parameters: page } },
  '/ai/assistants/{assistant_id}/deleted': { get: {} },
  '/ai/assistants/{assistant_id}/restore': { post: {} },
  '/ai/assistants/{assistant_id}': { delete: { parameters: [{ name: 'hard_delete', in: 'query', schema: { type: 'boolean' } }] } },
  '/ai/assistants/{assistant_id}/chat/whatsapp': {
    post: {
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              properties: {
                from: text,
                to: text,
                content: text,
                conversation_metadata: { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean'] } },
              },
              required: ['from', 'to', 'content'],
              additionalProperties: false,
            },
          },
        },
      },
    },
  },
};

const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, multipleOfPrecision: 6 });
formats.default(ajv);
ajv.addSchema(description, 'api');
/** A query is text: what can be read as the type that is asked for is of it. */
const lenient = new Ajv2020({ strict: false, coerceTypes: true, validateSchema: false });
formats.default(lenient);
lenient.addSchema(description, 'api');

interface Known {
  readonly method: string;
  readonly path: string;
  readonly segments: readonly string[];
  readonly operation: Operation;
}

const known: readonly Known[] = [...Object.entries(NEWER), ...Object.entries(description.paths)]
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, segments: path.split('/'), operation })),
  )
  // A literal path goes before the template that it also matches.
  .toSorted((one, other) => placeholders(one) - placeholders(other));

function placeholders({ path }: { readonly path: string }): number {
  return path.split('{').length;
}

const matches = ({ segments }: Known, path: string): boolean => {
  const given = path.split('/');
  return given.length === segments.length && segments.every((segment, index) => segment.startsWith('{') || segment === given[index]);
};

/** The operations that a method and a path name, as `METHOD /path/{template}`: one, or none where no description has it. */
export const operationOf = ({ method, path }: Pick<SentRequest, 'method' | 'path'>): string | undefined => {
  const [pathname = ''] = path.split('?');
  const first = known.find((one) => matches(one, pathname));
  const found = known.find((one) => one.method === method && one.path === first?.path);
  return found && `${found.method} ${found.path}`;
};

/** What is wrong with a request; empty when nothing is. */
export function faultsOfRequest(request: SentRequest): readonly string[] {
  const name = operationOf(request);
  const at = `${request.method} ${request.path}`;
  if (!name) return [`${at}: no such operation`];
  const operations = known.filter(({ method, path }) => `${method} ${path}` === name).map(({ operation }) => operation);
  return [...queryFaults(operations, request.path), ...bodyFaults(operations, request.body)].map((fault) => `${at}: ${fault}`);
}

const parametersOf = ({ parameters = [] }: Operation): readonly Parameter[] =>
  parameters
    .map((parameter) =>
      '$ref' in parameter ? (description.components.parameters?.[parameter.$ref.split('/').pop() ?? ''] as Parameter) : parameter,
    )
    .filter((parameter) => parameter.in === 'query');

function queryFaults(operations: readonly Operation[], path: string): readonly string[] {
  const [, query = ''] = path.split(/\?(.*)/s);
  const declared = operations.flatMap(parametersOf);
  const given = new URLSearchParams(query);
  const names = [...new Set(given.keys())];
  return [
    ...names.flatMap((name) => {
      const [, root = name, key] = /^([^[]+)\[(.+)\]$/.exec(name) ?? [];
      const parameter =
        declared.find((one) => one.name === name) ??
        declared.find((one) => isAnyMetadata(name) && isAnyMetadata(one.name)) ??
        declared.find((one) => one.name === root && key !== undefined);
      if (!parameter) return [`query ${name} is not described`];
      const isPart = parameter.name === root && root !== name;
      const whole = parameter.schema?.['type'] === 'array' ? given.getAll(name) : given.get(name);
      const value = isPart ? { [String(key)]: given.get(name) } : whole;
      return faultsBy(lenient, parameter.schema ?? {}, { value }, `query ${name}`);
    }),
    ...declared.filter(({ name, required }) => required && !given.has(name)).map(({ name }) => `query ${name} is missing`),
  ];
}

/** Conversations can be filtered by any label, of which the description has examples. */
const isAnyMetadata = (name: string) => /^metadata->\w+$/.test(name);

function bodyFaults(operations: readonly Operation[], body: string): readonly string[] {
  const described = operations.find(({ requestBody }) => requestBody)?.requestBody;
  const schema = described?.content['application/json']?.schema;
  if (!schema) return body === '' || body === '{}' ? [] : ['it takes no body'];
  if (body === '') return described?.required ? ['its body is missing'] : [];
  return faultsBy(ajv, schema, { value: asDescribed(JSON.parse(body)) }, 'body');
}

const compiled = new Map<string, ValidateFunction>();

function faultsBy(validator: Ajv2020, schema: AnySchemaObject, holder: { readonly value: unknown }, at: string): readonly string[] {
  const key = JSON.stringify([validator === ajv, schema]);
  let validate = compiled.get(key);
  if (!validate) {
    const value = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/')) as AnySchemaObject;
    validate = validator.compile({ type: 'object', properties: { value } });
    compiled.set(key, validate);
  }
  validate(holder);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${at}${instancePath.slice('/value'.length)} ${message}`);
}

/** Kinds of tools that the API has and the description, which is older, does not. */
const NEWER_TOOLS = new Set(['function', 'update_dynamic_variables']);

/** Keys of assistants of the same kind. */
const NEWER_KEYS = new Set(['delegation_settings', 'websocket_settings']);

/** A body without the tools that the description is too old for, and without nulls: it does not say which keys they clear. */
function asDescribed(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => !isNewerTool(item)).map(asDescribed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (item === null || NEWER_KEYS.has(key) ? [] : [[key, asDescribed(item)]])),
  );
}

const isNewerTool = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  typeof value.type === 'string' &&
  NEWER_TOOLS.has(value.type) &&
  value.type in value;
