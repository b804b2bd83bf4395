import { createHash } from 'node:crypto';
import { platformError } from './errors.ts';
import type { Handler } from './message.ts';

const HEADER = 'Idempotency-Key';
const KEY = /^[A-Za-z0-9_-]{1,255}$/;

/**
 * Makes a write repeatable: the same key with the same bytes gets the first answer again, and nothing happens.
 * Only successes are stored, so a refused request may be corrected and sent with the same key.
 */
export function idempotent(handler: Handler): Handler {
  return (request) => {
    const header = request.headers[HEADER.toLowerCase()];
    if (header === undefined) return handler(request);
    const key = String(header);
    if (!KEY.test(key)) {
      return platformError(400, '10015', `${HEADER} must be 1 to 255 letters, digits, hyphens or underscores.`, {
        parameter: HEADER,
      });
    }
    const slot = JSON.stringify([request.method, request.path, key]);
    const digest = createHash('sha256').update(request.body).digest('base64');
    const stored = request.account.replays.get(slot);
    if (stored) {
      if (stored.digest === digest) return { ...stored.reply, headers: { ...stored.reply.headers, 'idempotent-replayed': 'true' } };
      return platformError(422, '10027', 'This key was used before with a different request body.', { parameter: HEADER });
    }
    const reply = handler(request);
    // A copy, because what the account holds may be overwritten later.
    if (reply.status < 300) request.account.replays.set(slot, { digest, reply: structuredClone(reply) });
    return reply;
  };
}
