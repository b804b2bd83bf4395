import type { Reply } from './reply.ts';

/** One fault of a request, in the format of the framework behind the AI routes. */
export interface Fault {
  loc: (string | number)[];
  msg: string;
  type: string;
}

/** Where in the request the fault is: a JSON pointer into the body, or a parameter. */
export type ErrorSource = { pointer: string } | { parameter: string };

const TITLES = {
  '10005': 'Resource not found',
  '10007': 'Unexpected error',
  '10009': 'Authentication failed',
  '10015': 'Invalid request',
  '10023': 'Invalid JSON',
  '10027': 'Idempotency key was used before',
} as const;

/** Telnyx's error format: authentication, absent resources, business rules. */
export function platformError(status: number, code: keyof typeof TITLES, detail: string, source?: ErrorSource): Reply {
  return { status, body: { errors: [{ code, title: TITLES[code], detail, ...(source && { source }) }] } };
}

/** Of what an account does not have. */
export const absent = (noun: string): Reply => platformError(404, '10005', `The requested ${noun} does not exist.`);

/** The framework's error format: 422, one entry per fault. */
export const validationError = (faults: Fault[]): Reply => ({ status: 422, body: { detail: faults } });

/** The framework's short error format: unknown routes, wrong methods, bodies that are too large. */
export const plainError = (status: number, detail: string, headers?: Record<string, string>): Reply => ({
  status,
  body: { detail },
  ...(headers && { headers }),
});
