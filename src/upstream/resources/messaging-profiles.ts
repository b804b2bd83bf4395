import type { MessagingMessagingProfile } from 'telnyx/resources/messaging-profiles/messaging-profiles';
import { without } from '../entries.ts';
import { isObject } from '../../json.ts';
import { firstPage } from '../pages.ts';
import { resource } from '../resource.ts';

/** What of a profile is shown; its `v1_secret` is one in clear, and goes no further than here. */
export interface MessagingProfileWire extends Pick<MessagingMessagingProfile, 'name' | 'enabled' | 'webhook_url' | 'ai_assistant_id'> {
  readonly id: string;
}

const withoutSecret = without('v1_secret');

export const messagingProfiles = resource<MessagingProfileWire>({
  kind: 'messaging-profiles',
  noun: ['a', 'messaging profile'],
  idKey: 'id',
  retrieve: ({ messagingProfiles: calls }, id, options) => calls.retrieve(id, options),
  readBody: (body) => withoutSecret(isObject(body) && isObject(body['data']) ? body['data'] : body),
  list: {
    ...firstPage('messaging_profiles', ({ messagingProfiles: calls }, query, options) => calls.list(query as object, options), 250),
    toEntry: withoutSecret,
  },
  tells: ['name', 'enabled', 'webhook_url'],
});
