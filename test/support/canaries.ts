/** Secrets that must not turn up, in whatever form. */
import { createHash } from 'node:crypto';

/** All forms of a secret that a search has to look for, by what they are. */
export function formsOf(secret: string): ReadonlyMap<string, string> {
  const forms = new Map<string, string>([
    ['as it is', secret],
    ['URL-encoded', encodeURIComponent(secret)],
    ['hex', Buffer.from(secret).toString('hex')],
    ['reversed', secret.split('').toReversed().join('')],
  ]);
  // In base64 a text looks different at each of three offsets; its first and last characters depend on its neighbours.
  for (const [offset, before] of ['', 'x', 'xx'].entries()) {
    for (const encoding of ['base64', 'base64url'] as const) {
      const text = Buffer.from(before + secret).toString(encoding);
      forms.set(`${encoding} at offset ${offset}`, text.replaceAll('=', '').slice(offset === 0 ? 0 : 4, -3));
    }
  }
  for (const algorithm of ['sha256', 'sha1', 'md5']) {
    for (const encoding of ['hex', 'base64', 'base64url'] as const) {
      const digest = createHash(algorithm).update(secret).digest(encoding).replaceAll('=', '');
      forms.set(`${algorithm} as ${encoding}`, digest.slice(0, 16));
    }
  }
  return forms;
}

/** Which secrets are in a text, and how: `token, as base64`. */
export const secretsIn = (text: string, secrets: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(secrets).flatMap(([name, secret]) =>
    [...formsOf(secret)].flatMap(([form, found]) => (text.toLowerCase().includes(found.toLowerCase()) ? [`${name}, ${form}`] : [])),
  );
