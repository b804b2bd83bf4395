import type { MessagingMessagingProfile } from 'telnyx/resources/messaging-profiles/messaging-profiles';
import { without, withoutInBody } from '../entries.ts';
import { firstPage } from '../pages.ts';
import { resource } from '../resource.ts';

/** What of a profile is shown; its `v1_secret` is one in clear, and goes no further than here. */
export interface MessagingProfileWire extends Pick<MessagingMessagingProfile, 'name' | 'enabled' | 'webhook_url' | 'ai_assistant_id'> {
  readonly id: string;
}

const SECRET = 'v1_secret';

export const messagingProfiles = resource<MessagingProfileWire>({
  kind: 'messaging-profiles',
  noun: ['a', 'messaging profile'],
  idKey: 'id',
  retrieve: ({ messagingProfiles: calls }, id, options) => calls.retrieve(id, options),
  readBody: withoutInBody(SECRET),
  list: {
    ...firstPage('messaging_profiles', ({ messagingProfiles: calls }, query, options) => calls.list(query as object, options), 250),
    toEntry: without(SECRET),
  },
  tells: ['name', 'enabled', 'webhook_url'],
});
