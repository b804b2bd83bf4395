import { randomUUID } from 'node:crypto';
import type { IntegrationSecret } from 'telnyx/resources/integration-secrets';
import { readBody } from '../body.ts';
import { listPage } from '../collection.ts';
import { type Fault, absent, platformError, validationError } from '../errors.ts';
import type { Handler } from '../message.ts';
import type { StoredSecret } from '../seed/integration-secrets.ts';
import { isoNow } from '../clock.ts';

const shown = ({ type: _type, provider: _provider, ...secret }: StoredSecret): IntegrationSecret => secret;

/** `GET /integration_secrets`: identifiers, page by page; a value is never shown. */
export const listSecrets: Handler = (request) =>
  listPage(request, {
    all: [...request.account.secrets.values()],
    show: shown,
    pages: 'meta',
    filters: { 'filter[type]': ({ type }, value) => type === value },
  });

/** `POST /integration_secrets`: what is stored is that there is one, not its value. */
export const createSecret: Handler = ({ account, clock, body: bytes }) => {
  const read = readBody(
    bytes,
    {
      identifier: { kind: 'string', required: true, min: 1 },
      type: { kind: 'string', required: true, values: ['bearer', 'basic'] },
      token: { kind: 'string' },
      username: { kind: 'string' },
      password: { kind: 'string' },
    },
    { partial: false },
  );
  if ('refusal' in read) return read.refusal;
  const { body } = read;
  const type = body['type'] === 'basic' ? 'basic' : 'bearer';
  const missing = (type === 'basic' ? ['username', 'password'] : ['token']).filter((key) => !body[key]);
  if (missing.length > 0) {
    return validationError(missing.map((key): Fault => ({ loc: ['body', key], msg: 'Field required', type: 'missing' })));
  }
  const identifier = String(body['identifier']);
  if (account.secrets.has(identifier)) {
    return platformError(400, '10015', `There is an integration secret '${identifier}' already.`, { pointer: '/identifier' });
  }
  const secret: StoredSecret = {
    id: randomUUID(),
    identifier,
    record_type: 'integration_secret',
    created_at: isoNow(clock),
    type,
    provider: null,
  };
  account.secrets.set(identifier, secret);
  return { status: 201, body: { data: shown(secret) } };
};

/** `DELETE /integration_secrets/{id}`: also of one that is in use. */
export const deleteSecret: Handler = ({ account, params }) => {
  const secret = [...account.secrets.values()].find(({ id }) => id === params.id);
  if (!secret) return absent('integration secret');
  account.secrets.delete(secret.identifier);
  return { status: 204, body: undefined };
};
