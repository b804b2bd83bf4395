import type { NumbersPhoneNumberDetailed } from 'telnyx/resources/phone-numbers/phone-numbers';
import { without } from '../entries.ts';
import { windowed, type PageQuery } from '../pages.ts';
import type { WindowResource } from '../resource.ts';
import { messagingProfiles } from './messaging-profiles.ts';
import { texmlApps } from './texml-apps.ts';

/** What of a number is shown; its `external_pin` is a secret in clear, and goes no further than here. A profile tells less of its numbers. */
export interface PhoneNumberWire extends Partial<
  Pick<NumbersPhoneNumberDetailed, 'phone_number' | 'phone_number_type' | 'status' | 'tags' | 'connection_id' | 'messaging_profile_id'>
> {
  readonly id: string;
}

/** Numbers of which no more are read. */
const PAGE_SIZE = 250;

const numbers = { kind: 'phone-numbers', noun: ['a', 'phone number'], windowKey: 'id' } as const;
const toEntry = without('external_pin');

/** Those whose calls go to a TeXML application. */
export const numbersOfApps: WindowResource<PhoneNumberWire, { readonly texmlAppId: string }> = {
  ...numbers,
  above: { texmlAppId: { resource: texmlApps, key: 'connection_id' } },
  window: {
    ...windowed(
      'phone_numbers',
      ({ phoneNumbers }, query: PageQuery, options, { texmlAppId }: { readonly texmlAppId: string }) =>
        phoneNumbers.list({ ...query, 'filter[connection_id]': texmlAppId } as object, options),
      PAGE_SIZE,
    ),
    toEntry,
  },
};

/** Those whose messages go to a messaging profile. */
export const numbersOfProfiles: WindowResource<PhoneNumberWire, { readonly messagingProfileId: string }> = {
  ...numbers,
  above: { messagingProfileId: { resource: messagingProfiles, key: 'messaging_profile_id' } },
  window: {
    ...windowed(
      'messaging_phone_numbers',
      ({ messagingProfiles: calls }, query: PageQuery, options, { messagingProfileId }: { readonly messagingProfileId: string }) =>
        calls.listPhoneNumbers(messagingProfileId, query as object, options),
      PAGE_SIZE,
    ),
    toEntry,
  },
};
