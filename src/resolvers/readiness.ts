/** Whether an assistant is ready to answer, with what it is reached by and what it needs. */
import type { RequestContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import type { FactName } from '../insight/lint/facts.ts';
import { isMissing, type Reference } from '../insight/lint/references.ts';
import { channelsOf, readinessOf, versionsServed, type Channels, type Readiness } from '../insight/readiness/readiness.ts';
import type { SecretLooks } from '../insight/references/secret-places.ts';
import type { JsonObject } from '../json.ts';
import { assistantVersions } from '../upstream/resources/assistant-versions.ts';
import type { AssistantWire } from '../upstream/wire/assistant.ts';
import { wholeAssistant } from './assistant-gaps.ts';
import { getReferencedVersion } from './assistant-versions.ts';
import { getCanaryDeployOf } from './canary-deploys.ts';
import { inTurn } from './in-slices.ts';
import { lookedAt, readFact } from './lint.ts';
import { numbersOfApp, numbersOfProfile } from './neighbours.ts';
import { together } from './together.ts';

export interface AssistantReadiness extends Readiness {
  readonly document: AssistantWire;
}

/** Reads what the document leads to, and nothing else. What cannot be read is thrown, with the name of the part: whether people reach it depends on all parts. */
export async function findReadiness(assistant: AssistantWire, looks: SecretLooks, ctx: RequestContext): Promise<AssistantReadiness> {
  const whole = await wholeAssistant(assistant, ctx);
  const document = whole as unknown as JsonObject;
  const { references, flowErrors, credentials, place } = await inTurn(() => lookedAt(document, looks), ctx);
  const [numbers, secrets, hosted, missingVersions] = await together([
    part('phone numbers', countNumbers(channelsOf(document), ctx)),
    part('integration secrets', missingOf(references, 'secrets', ctx)),
    part('models', missingOf(references, 'models', ctx)),
    part('canary deploy', findMissingVersions(whole, ctx)),
  ]);
  return {
    ...readinessOf(document, { ...numbers, flowErrors, missing: [...secrets, ...hosted], credentials, missingVersions }, place),
    document: whole,
  };
}

async function part<T>(name: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    const { code, message, upstream, retryAfterSeconds } = error;
    const said = `Whether the assistant is ready is not known, as its ${name} could not be read: ${message}`;
    throw new GatewayError(code, said, { upstream, retryAfterSeconds, cause: error });
  }
}

/** The numbers of the profile are not read where one of those of the application has it. */
async function countNumbers({ isTelephonyOff, isMessagingOn, appId, profileId }: Channels, ctx: RequestContext) {
  const calls = isTelephonyOff || appId === null ? null : (await numbersOfApp(appId, ctx)).entries;
  const both = calls?.filter(({ messaging_profile_id: profile }) => profile === profileId).length ?? 0;
  const messages = isMessagingOn && profileId !== null ? both || (await numbersOfProfile(profileId, ctx)).entries.length : null;
  return { ...(calls && { callNumbers: calls.length }), ...(messages !== null && { messageNumbers: messages }) };
}

/** Costs the list, where the document refers to it. */
async function missingOf(all: readonly Reference[], name: FactName, ctx: RequestContext): Promise<readonly Reference[]> {
  const references = all.filter(({ list }) => list === name);
  if (references.length === 0) return [];
  const facts = { [name]: await readFact(name, ctx) };
  return references.filter((reference) => isMissing(reference, facts));
}

/** Costs one read: of the version, or of the list where there are several. */
async function findMissingVersions(assistant: AssistantWire, ctx: RequestContext): Promise<readonly string[]> {
  const deploy = await getCanaryDeployOf(assistant, ctx);
  const served = deploy ? versionsServed(deploy as unknown as JsonObject).filter((id) => id !== assistant.version_id) : [];
  const [only] = served;
  if (only === undefined) return [];
  if (served.length === 1) return (await getReferencedVersion(assistant.id, only, ctx)) === null ? served : [];
  const { byId, omitted } = await ctx.loaders.of(assistantVersions, { assistantId: String(assistant.id) }).list();
  // What a list that is not whole lacks may be there.
  return omitted > 0 ? [] : served.filter((id) => !byId.has(id));
}
