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
  kind: 'string' | 'strings' | 'integer' | 'object';
  required?: boolean;
  nullable?: boolean;
}

const KINDS: Readonly<Record<BodyField['kind'], { fits: (value: unknown) => boolean; msg: string; type: string }>> = {
  string: { fits: (value) => typeof value === 'string', msg: 'Input should be a valid string', type: 'string_type' },
  strings: {
    fits: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
    msg: 'Input should be a valid list of strings',
    type: 'list_type',
  },
  integer: { fits: Number.isInteger, msg: 'Input should be a valid integer', type: 'int_type' },
  object: { fits: isRecord, msg: 'Input should be a valid dictionary', type: 'dict_type' },
};

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
  const faults = Object.entries(fields).flatMap(([key, { kind, required = false, nullable = false }]): Fault[] => {
    const value = body[key];
    if (value === undefined) return required && !partial ? [{ loc: ['body', key], msg: 'Field required', type: 'missing' }] : [];
    if (value === null && nullable) return [];
    const { fits, msg, type } = KINDS[kind];
    return fits(value) ? [] : [{ loc: ['body', key], msg, type }];
  });
  return faults.length > 0 ? { refusal: validationError(faults) } : { body };
}
