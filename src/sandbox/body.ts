import { type Fault, platformError, validationError } from './errors.ts';
import type { Reply } from './reply.ts';

export const MALFORMED = Symbol('malformed');

/** The JSON in these bytes, `undefined` for none, `MALFORMED` for anything else. */
export function parseBody(bytes: Uint8Array): unknown {
  if (bytes.length === 0) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return MALFORMED;
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a key of a body takes. */
export interface BodyField {
  kind: 'string' | 'text-or-object' | 'strings' | 'integer' | 'boolean' | 'object' | 'objects';
  required?: boolean;
  nullable?: boolean;
  /** Fewest characters of a string, items of a list, or the smallest number. */
  min?: number;
  /** Most characters of a string, items of a list, or the largest number. */
  max?: number;
  /** The only values of a string. */
  values?: readonly string[];
  /** The keys of each object of a list, which may have no others. */
  items?: Readonly<Record<string, BodyField>>;
}

const KINDS: Readonly<Record<BodyField['kind'], { fits: (value: unknown) => boolean; msg: string; type: string }>> = {
  string: { fits: (value) => typeof value === 'string', msg: 'Input should be a valid string', type: 'string_type' },
  'text-or-object': {
    fits: (value) => typeof value === 'string' || isRecord(value),
    msg: 'Input should be a valid string or dictionary',
    type: 'string_type',
  },
  strings: {
    fits: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
    msg: 'Input should be a valid list of strings',
    type: 'list_type',
  },
  integer: { fits: Number.isInteger, msg: 'Input should be a valid integer', type: 'int_type' },
  boolean: { fits: (value) => typeof value === 'boolean', msg: 'Input should be a valid boolean', type: 'bool_type' },
  object: { fits: isRecord, msg: 'Input should be a valid dictionary', type: 'dict_type' },
  objects: {
    fits: (value) => Array.isArray(value) && value.every(isRecord),
    msg: 'Input should be a valid list of dictionaries',
    type: 'list_type',
  },
};

type Location = Fault['loc'];

function faultsOfObject(
  object: Record<string, unknown>,
  fields: Readonly<Record<string, BodyField>>,
  { partial, loc }: { partial: boolean; loc: Location },
): Fault[] {
  return Object.entries(fields).flatMap(([key, field]): Fault[] => {
    const value = object[key];
    const at = [...loc, key];
    if (value === undefined) return field.required && !partial ? [{ loc: at, msg: 'Field required', type: 'missing' }] : [];
    if (value === null && field.nullable) return [];
    const { fits, msg, type } = KINDS[field.kind];
    return fits(value) ? faultsOfValue(value, field, at) : [{ loc: at, msg, type }];
  });
}

/** What is wrong with a value of the right kind. */
function faultsOfValue(value: unknown, { min = -Infinity, max = Infinity, values, items }: BodyField, loc: Location): Fault[] {
  const isSized = typeof value === 'string' || Array.isArray(value);
  const size = isSized ? value.length : Number(value);
  const unit = typeof value === 'string' ? ' characters' : Array.isArray(value) ? ' items' : '';
  const faults: Fault[] = [];
  if (size < min) faults.push({ loc, msg: `Input should have at least ${min}${unit}`, type: isSized ? 'too_short' : 'greater_than_equal' });
  if (size > max) faults.push({ loc, msg: `Input should have at most ${max}${unit}`, type: isSized ? 'too_long' : 'less_than_equal' });
  if (values && !values.includes(String(value))) faults.push({ loc, msg: `Input should be ${values.join(', ')}`, type: 'enum' });
  for (const [index, item] of items ? (value as Record<string, unknown>[]).entries() : []) {
    faults.push(...faultsOfItem(item, items ?? {}, [...loc, index]));
  }
  return faults;
}

function faultsOfItem(item: Record<string, unknown>, fields: Readonly<Record<string, BodyField>>, loc: Location): Fault[] {
  const extra = Object.keys(item).filter((key) => !Object.hasOwn(fields, key));
  return [
    ...faultsOfObject(item, fields, { partial: false, loc }),
    ...extra.map((key): Fault => ({ loc: [...loc, key], msg: 'Extra inputs are not permitted', type: 'extra_forbidden' })),
  ];
}

/** The body as an object whose keys are what they should be, or the refusal. A partial one may lack keys. */
export function readBody(
  bytes: Uint8Array,
  fields: Readonly<Record<string, BodyField>>,
  { partial }: { partial: boolean },
): { body: Record<string, unknown> } | { refusal: Reply } {
  const body = parseBody(bytes);
  if (body === MALFORMED) return { refusal: platformError(400, '10023', 'The request body is not valid JSON.') };
  if (body === undefined) return { refusal: validationError([{ loc: ['body'], msg: 'Field required', type: 'missing' }]) };
  if (!isRecord(body)) {
    const msg = 'Input should be a valid dictionary or object to extract fields from';
    return { refusal: validationError([{ loc: ['body'], msg, type: 'model_attributes_type' }]) };
  }
  const faults = faultsOfObject(body, fields, { partial, loc: ['body'] });
  return faults.length > 0 ? { refusal: validationError(faults) } : { body };
}

/** The same of a body that may be left out, as may any of its keys. */
export const readOptional = (bytes: Uint8Array, fields: Readonly<Record<string, BodyField>>) =>
  bytes.length === 0 ? { body: {} } : readBody(bytes, fields, { partial: true });
