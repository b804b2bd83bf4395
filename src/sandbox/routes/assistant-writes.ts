import { randomUUID } from 'node:crypto';
import { apply } from '../assistants/apply.ts';
import { readAssistant } from '../assistants/body.ts';
import { withAssistant, withVersion } from '../assistants/named.ts';
import { platformError } from '../errors.ts';
import { idempotent } from '../idempotency.ts';
import { ok, type SandboxRequest } from '../message.ts';
import type { AssistantWire } from '../wire.ts';
import { isoNow } from '../clock.ts';

/** The model of assistants that name none. */
const DEFAULT_MODEL = 'openai/gpt-4o';

const newVersion = ({ clock }: SandboxRequest) => ({ version_id: randomUUID(), version_created_at: isoNow(clock) });

/** `POST /ai/assistants` */
export const createAssistant = idempotent((request) => {
  const { account, behaviour, body: bytes } = request;
  const read = readAssistant(bytes, { partial: false, behaviour });
  if ('refusal' in read) return read.refusal;
  const version = newVersion(request);
  const { version_name: _name, ...body } = read.body;
  const blank: AssistantWire = {
    id: `assistant-${randomUUID()}`,
    name: '',
    instructions: '',
    model: DEFAULT_MODEL,
    created_at: version.version_created_at,
    ...version,
    version_name: 'New assistant',
  };
  const made = apply(blank, body, { account, behaviour });
  return 'refusal' in made ? made.refusal : ok(account.put(made.assistant));
});

/** `POST /ai/assistants/{id}`: what is given changes, in a new version, which the assistant is of unless `promote_to_main` is false. */
export const updateAssistant = withAssistant((assistant, request) => {
  const { account, behaviour, body: bytes } = request;
  const read = readAssistant(bytes, { partial: true, behaviour });
  if ('refusal' in read) return read.refusal;
  const { version_name: _name, ...before } = assistant;
  const made = apply({ ...before, ...newVersion(request) }, read.body, { account, behaviour });
  if ('refusal' in made) return made.refusal;
  if (read.body['promote_to_main'] !== false) return ok(account.promote(made.assistant));
  account.versions.put(made.assistant);
  return ok(made.assistant);
});

const MAIN = 'The main version is changed through the assistant, and cannot be deleted.';

/** `POST /ai/assistants/{id}/versions/{version}`: changes that very version. */
export const updateVersion = withVersion((version, request) => {
  const { account, behaviour, body: bytes } = request;
  if (account.isMain(version)) return platformError(400, '10015', MAIN);
  const read = readAssistant(bytes, { partial: true, behaviour });
  if ('refusal' in read) return read.refusal;
  const made = apply(version, read.body, { account, behaviour });
  if ('refusal' in made) return made.refusal;
  account.versions.put(made.assistant);
  return ok(made.assistant);
});

/** `POST /ai/assistants/{id}/versions/{version}/promote` */
export const promoteVersion = withVersion((version, { account }) => ok(account.promote(version)));

/** `DELETE /ai/assistants/{id}/versions/{version}` */
export const deleteVersion = withVersion((version, { account }) => {
  if (account.isMain(version)) return platformError(400, '10015', MAIN);
  account.versions.remove(version.id, version.version_id ?? '');
  return { status: 204, body: undefined };
});
