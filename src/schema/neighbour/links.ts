/** From assistants to what they are reached by. */
import { getReferencedApp, getReferencedProfile, NUMBER_FIELDS, numbersOfAssistant } from '../../resolvers/neighbours.ts';
import { ASSISTANT_GAPS } from '../../resolvers/assistant-gaps.ts';
import { access, MAY_READ } from '../access/access.ts';
import { Assistant } from '../assistant/ref.ts';
import { builder } from '../builder.ts';
import { MessagingSettings } from '../settings/messaging.ts';
import { TelephonySettings } from '../settings/telephony.ts';
import { COST_OF_NEIGHBOURS } from '../shared/costs.ts';
import { phoneNumbersField } from './phone-numbers.ts';
import { MessagingProfile, TexmlApp } from './ref.ts';

const extensions = access({ needs: MAY_READ });

builder.objectField(TelephonySettings, 'defaultTexmlApp', (t) =>
  t.field({
    type: TexmlApp,
    description: `The TeXML application of \`defaultTexmlAppId\`; null where it does not exist. ${COST_OF_NEIGHBOURS}`,
    extensions,
    resolve: ({ default_texml_app_id: id }, _args, ctx) => getReferencedApp(id, ctx),
  }),
);

builder.objectField(MessagingSettings, 'defaultMessagingProfile', (t) =>
  t.field({
    type: MessagingProfile,
    description: `The messaging profile of \`defaultMessagingProfileId\`; null where it does not exist. ${COST_OF_NEIGHBOURS}`,
    extensions,
    resolve: ({ default_messaging_profile_id: id }, _args, ctx) => getReferencedProfile(id, ctx),
  }),
);

builder.objectField(Assistant, 'phoneNumbers', (t) =>
  phoneNumbersField(
    t,
    'The phone numbers that the assistant is reached by: those of its TeXML application and of its messaging profile, each once. Cost: two upstream calls at most for each assistant, 8 at a time; one more for each of which a list left its settings out.',
    numbersOfAssistant,
    { kind: ASSISTANT_GAPS.kind, keys: NUMBER_FIELDS },
  ),
);
