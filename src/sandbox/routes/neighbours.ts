import type { PhoneNumberWithMessagingSettings } from 'telnyx/resources/shared';
import { listPage } from '../collection.ts';
import { absent } from '../errors.ts';
import { type Handler, ok } from '../message.ts';
import type { Account } from '../store.ts';

/** The platform's own lists have longer pages than those of its AI products. */
const PAGES = { pages: 'meta', maxSize: 250, filters: {} } as const;

/** List and retrieve of what the account has of a kind; each answer wraps it in `data`. */
const readOnly = <T>(noun: string, items: (account: Account) => Map<string, T>): { list: Handler; retrieve: Handler } => ({
  list: (request) => listPage(request, { all: [...items(request.account).values()], ...PAGES }),
  retrieve: ({ account, params }) => {
    const found = items(account).get(params.id ?? '');
    return found ? ok({ data: found }) : absent(noun);
  },
});

export const texmlApps = readOnly('TeXML application', ({ texmlApps: apps }) => apps);
export const messagingProfiles = readOnly('messaging profile', ({ messagingProfiles: profiles }) => profiles);

/** `GET /phone_numbers`, by the application that calls go to. */
export const listPhoneNumbers: Handler = (request) =>
  listPage(request, {
    ...PAGES,
    all: request.account.phoneNumbers,
    filters: { 'filter[connection_id]': ({ connection_id: id }, value) => id === value },
  });

/** `GET /messaging_profiles/{id}/phone_numbers`, which tells less of each. */
export const listProfileNumbers: Handler = (request) => {
  const { account, params } = request;
  if (!account.messagingProfiles.has(params.id ?? '')) return absent('messaging profile');
  const all = account.phoneNumbers
    .filter(({ messaging_profile_id }) => messaging_profile_id === params.id)
    .map(({ id, phone_number, messaging_profile_id, created_at }): PhoneNumberWithMessagingSettings => ({
      id,
      record_type: 'messaging_phone_number',
      phone_number,
      type: 'long-code',
      country_code: 'US',
      messaging_profile_id: messaging_profile_id ?? null,
      created_at,
    }));
  return listPage(request, { all, ...PAGES });
};
