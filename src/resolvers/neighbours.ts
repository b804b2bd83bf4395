/** What assistants are reached by, and other products of Telnyx own: TeXML applications, messaging profiles and phone numbers. */
import type { RequestContext } from '../context.ts';
import { nullFor } from '../upstream/errors.ts';
import { isObject } from '../json.ts';
import { idText, isIdOf } from '../upstream/ids.ts';
import type { Parent } from '../upstream/kinds.ts';
import type { WindowResource } from '../upstream/resource.ts';
import { messagingProfiles } from '../upstream/resources/messaging-profiles.ts';
import { numbersOfApps, numbersOfProfiles, type PhoneNumberWire } from '../upstream/resources/phone-numbers.ts';
import { texmlApps, type TexmlAppWire } from '../upstream/resources/texml-apps.ts';
import type { AssistantWire, ListGap } from '../upstream/wire/assistant.ts';
import { ASSISTANT_GAPS } from './assistant-gaps.ts';
import { collectFront, gapsIn, pagesOf, type SpotGaps } from './lists/spots.ts';
import { findReferenced } from './one.ts';
import { findUsage } from './usage.ts';
import { texmlAppUses } from '../insight/references/uses.ts';
import { together } from './together.ts';

export const getReferencedApp = (id: unknown, ctx: RequestContext) => findReferenced(texmlApps, { parent: null, id }, ctx);
export const getReferencedProfile = (id: unknown, ctx: RequestContext) => findReferenced(messagingProfiles, { parent: null, id }, ctx);

/** The assistants whose calls an application handles. */
export const usageOfApp = ({ id }: TexmlAppWire, ctx: RequestContext) => findUsage(texmlAppUses, String(id), ctx);

export interface Numbers extends SpotGaps {
  readonly entries: readonly PhoneNumberWire[];
  /** Whether there are more, which are not read. */
  readonly hasMore: boolean;
  /** Whether the upstream does not give the rest. */
  readonly breaksOff: boolean;
}

const NONE: Numbers = { entries: [], hasMore: false, breaksOff: false, damaged: 0, others: 0 };

/** The first page of a list of numbers: one call, and one more where it is full and does not say whether it is the last. */
async function readNumbers<P extends Parent>(
  resource: WindowResource<PhoneNumberWire, P>,
  parent: P,
  ctx: RequestContext,
): Promise<Numbers> {
  // What does not exist has no numbers.
  const front = await nullFor(['NOT_FOUND'], collectFront(pagesOf(resource, parent, undefined, ctx), 1));
  if (!front) return NONE;
  const { all, hasMore, breaksOff } = front;
  return { entries: all.flatMap(({ slot: { entry } }) => entry ?? []), hasMore, breaksOff, ...gapsIn(all) };
}

/** The numbers whose calls go to an application. */
export async function numbersOfApp(reference: unknown, ctx: RequestContext): Promise<Numbers> {
  const id = idText(reference);
  return id !== null && isIdOf(texmlApps, id) ? readNumbers(numbersOfApps, { texmlAppId: id }, ctx) : NONE;
}

/** The numbers whose messages go to a profile. */
export async function numbersOfProfile(reference: unknown, ctx: RequestContext): Promise<Numbers> {
  const id = idText(reference);
  return id !== null && isIdOf(messagingProfiles, id) ? readNumbers(numbersOfProfiles, { messagingProfileId: id }, ctx) : NONE;
}

/** What the numbers of an assistant follow from. */
export const NUMBER_FIELDS: readonly ListGap[] = ['telephony_settings', 'messaging_settings'];

/** The numbers of an assistant, by its application and its profile: two calls at most, and one if a list left these out. A number of both is one. */
export async function numbersOfAssistant(entry: AssistantWire, ctx: RequestContext): Promise<Numbers> {
  const assistant = await ASSISTANT_GAPS.complete(entry, NUMBER_FIELDS, ctx);
  const { telephony_settings: telephony, messaging_settings: messaging } = assistant;
  const [calls, messages] = await together([
    numbersOfApp(isObject(telephony) ? telephony['default_texml_app_id'] : null, ctx),
    numbersOfProfile(isObject(messaging) ? messaging['default_messaging_profile_id'] : null, ctx),
  ]);
  const byNumber = new Map<string, PhoneNumberWire>();
  // A profile tells less of its numbers, so that what the other list says of one counts.
  for (const number of [...messages.entries, ...calls.entries]) {
    const key = typeof number.phone_number === 'string' ? number.phone_number : String(number.id);
    byNumber.set(key, { ...byNumber.get(key), ...withoutNulls(number) });
  }
  return {
    entries: [...byNumber.values()],
    hasMore: calls.hasMore || messages.hasMore,
    breaksOff: calls.breaksOff || messages.breaksOff,
    damaged: calls.damaged + messages.damaged,
    others: calls.others + messages.others,
  };
}

const withoutNulls = (number: PhoneNumberWire): PhoneNumberWire =>
  Object.fromEntries(Object.entries(number).filter(([, value]) => value !== null && value !== undefined)) as unknown as PhoneNumberWire;
