import { isRecord, MALFORMED, parseBody } from '../body.ts';
import { type Clock, isoNow } from '../clock.ts';
import { plainError, validationError } from '../errors.ts';
import { ok } from '../message.ts';
import type { Reply } from '../reply.ts';

/** `POST /sandbox/clock {"advanceMs": 60000}`: lets time pass by hand. */
export function moveClock(clock: Clock, method: string, bytes: Uint8Array): Reply {
  if (method !== 'POST') return plainError(405, 'Method Not Allowed', { allow: 'POST' });
  const body = parseBody(bytes);
  const advanceMs = body !== MALFORMED && isRecord(body) ? body['advanceMs'] : undefined;
  if (typeof advanceMs !== 'number' || !(advanceMs >= 0)) {
    return validationError([
      { loc: ['body', 'advanceMs'], msg: 'Input should be a number of milliseconds, 0 or more', type: 'value_error' },
    ]);
  }
  clock.advance(advanceMs);
  return ok({ now: isoNow(clock) });
}
