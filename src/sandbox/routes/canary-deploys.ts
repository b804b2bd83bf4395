import type { CanaryDeployResponse } from 'telnyx/resources/ai/assistants/canary-deploys';
import { withAssistant } from '../assistants/named.ts';
import { type BodyField, isRecord, readBody } from '../body.ts';
import { type Fault, platformError, validationError } from '../errors.ts';
import { idempotent } from '../idempotency.ts';
import { ok, type SandboxRequest } from '../message.ts';
import type { Reply } from '../reply.ts';
import { isoNow } from '../clock.ts';

const ABSENT = platformError(404, '10005', 'The assistant has no canary deploy.');

const CLAUSE: Readonly<Record<string, BodyField>> = {
  attribute: { kind: 'string', required: true, min: 1 },
  operator: { kind: 'string', required: true, values: ['in', 'not_in', 'starts_with'] },
  values: { kind: 'strings', required: true, min: 1 },
};
const RULE: Readonly<Record<string, BodyField>> = {
  match: { kind: 'objects', items: CLAUSE },
  serve: { kind: 'object', required: true },
};

type Serve = CanaryDeployResponse['rules'][number]['serve'];

/** What a rule serves: one version, or shares of less than 100 percent together. */
function serveFaults({ version_id: version, rollout }: Record<string, unknown>, loc: Fault['loc']): Fault[] {
  const fault = (msg: string, ...path: Fault['loc']): Fault => ({ loc: [...loc, ...path], msg, type: 'value_error' });
  if ((typeof version === 'string') === Array.isArray(rollout)) return [fault('Exactly one of version_id and rollout is needed')];
  if (!Array.isArray(rollout)) return [];
  if (rollout.length === 0) return [fault('Input should have at least 1 items', 'rollout')];
  const faults = rollout.flatMap((slot, index) => {
    const isSlot = isRecord(slot) && typeof slot['version_id'] === 'string' && typeof slot['weight'] === 'number';
    return isSlot && Number(slot['weight']) >= 0 && Number(slot['weight']) <= 100
      ? []
      : [fault('Input should be a version with a weight from 0 to 100', 'rollout', index)];
  });
  const sum = rollout.reduce((total: number, slot: { weight?: unknown }) => total + Number(slot.weight), 0);
  return faults.length === 0 && sum >= 100 ? [fault('Weights should sum to less than 100', 'rollout')] : faults;
}

const versionsIn = ({ version_id: version, rollout = [] }: Serve): string[] => [
  ...(version === undefined ? [] : [version]),
  ...rollout.map((slot) => slot.version_id),
];

/** The rules of a body, or why they cannot be. */
function readRules({ body, account }: SandboxRequest, id: string): { rules: CanaryDeployResponse['rules'] } | { refusal: Reply } {
  const read = readBody(body, { rules: { kind: 'objects', required: true, min: 1, items: RULE } }, { partial: false });
  if ('refusal' in read) return read;
  const rules = read.body['rules'] as CanaryDeployResponse['rules'];
  const faults = rules.flatMap(({ serve }, index) => serveFaults({ ...serve }, ['body', 'rules', index, 'serve']));
  if (faults.length > 0) return { refusal: validationError(faults) };
  const unknown = rules.flatMap(({ serve }) => versionsIn(serve)).find((version) => !account.versions.get(id, version));
  if (unknown === undefined) return { rules };
  return { refusal: platformError(400, '10015', `The assistant has no version ${unknown}.`) };
}

/** `GET /ai/assistants/{id}/canary-deploys` */
export const retrieveCanary = withAssistant(({ id }, { account }) => {
  const held = account.canaryDeploys.get(id);
  return held ? ok(held) : ABSENT;
});

/** `POST /ai/assistants/{id}/canary-deploys` */
export const createCanary = idempotent(
  withAssistant(({ id }, request) => {
    const { account, clock } = request;
    if (account.canaryDeploys.has(id)) return platformError(409, '10015', 'The assistant has a canary deploy already.');
    const read = readRules(request, id);
    if ('refusal' in read) return read.refusal;
    const now = isoNow(clock);
    const made = { assistant_id: id, rules: read.rules, created_at: now, updated_at: now };
    account.canaryDeploys.set(id, made);
    return ok(made);
  }),
);

/** `PUT /ai/assistants/{id}/canary-deploys`: all rules are replaced. */
export const updateCanary = withAssistant(({ id }, request) => {
  const { account, clock } = request;
  const held = account.canaryDeploys.get(id);
  if (!held) return ABSENT;
  const read = readRules(request, id);
  if ('refusal' in read) return read.refusal;
  const changed = { ...held, rules: read.rules, updated_at: isoNow(clock) };
  account.canaryDeploys.set(id, changed);
  return ok(changed);
});

/** `DELETE /ai/assistants/{id}/canary-deploys` */
export const deleteCanary = withAssistant(({ id }, { account }) =>
  account.canaryDeploys.delete(id) ? { status: 204, body: undefined } : ABSENT,
);
