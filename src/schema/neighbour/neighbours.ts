/** What other products of Telnyx own, and assistants are reached by: a few fields, to be read. */
import { getReferencedAssistant } from '../../resolvers/assistant.ts';
import { getReferencedApp, getReferencedProfile, numbersOfApp, numbersOfProfile, usageOfApp } from '../../resolvers/neighbours.ts';
import { NOT_ALL } from '../../resolvers/usage.ts';
import type { MessagingProfileWire } from '../../upstream/resources/messaging-profiles.ts';
import type { PhoneNumberWire } from '../../upstream/resources/phone-numbers.ts';
import type { TexmlAppWire } from '../../upstream/resources/texml-apps.ts';
import { access, MAY_READ } from '../access/access.ts';
import { Assistant } from '../assistant/ref.ts';
import { assistantLink } from '../shared/assistant-link.ts';
import { COST_OF_NEIGHBOURS } from '../shared/costs.ts';
import { COST } from '../shared/directives.ts';
import { boolean, dateTime, id, key, text, texts, url } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import { phoneNumbersField } from './phone-numbers.ts';
import { MessagingProfile, PhoneNumber, TexmlApp } from './ref.ts';

const common = { access: { needs: MAY_READ }, isUnknownKind: true } as const;
const extensions = access({ needs: MAY_READ });

wireObject<TexmlAppWire>(TexmlApp, {
  ...common,
  isEntity: true,
  isShareable: true,
  description:
    "A TeXML application: what Telnyx asks what to do with a call. It belongs to Telnyx' voice products, and can be read here; `extra` has what else Telnyx tells of it, for callers who may see secrets.",
  fields: {
    id: key('Id at Telnyx; phone numbers name it by `connectionId`.'),
    friendly_name: text('Name for people.'),
    voice_url: url('Where Telnyx asks for the TeXML of a call.'),
    status_callback: url('Where Telnyx tells how calls go; null if not set.'),
    active: boolean('Whether it takes calls.'),
    created_at: dateTime('When it was made.'),
    updated_at: dateTime('When it was last changed.'),
  },
  derived: (t) => ({
    phoneNumbers: phoneNumbersField(
      t,
      'The phone numbers with calls that go to it. Cost: one upstream call for each application.',
      (app, ctx) => numbersOfApp(app.id, ctx),
    ),
    assistants: t.field({
      type: [Assistant],
      cost: COST.read,
      description:
        'The assistants that have it as `defaultTexmlAppId`. Cost: one list of assistants, for any number of applications, and a read for each of which that list leaves its settings out.',
      extensions,
      resolve: async (app, _args, ctx, info) => {
        const { uses, isComplete } = await usageOfApp(app, ctx);
        if (!isComplete) ctx.reportFieldError(info, NOT_ALL);
        return uses.map(({ assistant }) => assistant);
      },
    }),
  }),
});

wireObject<MessagingProfileWire>(MessagingProfile, {
  ...common,
  isEntity: true,
  isShareable: true,
  description:
    "A messaging profile: how text messages are sent and received. It belongs to Telnyx' messaging products, and can be read here, without its secret; `extra` has what else Telnyx tells of it, for callers who may see secrets.",
  fields: {
    id: key('Id at Telnyx.'),
    name: text('Name for people.'),
    enabled: boolean('Whether it sends and receives.'),
    webhook_url: url('Where Telnyx sends what is received; null if not set.'),
    ai_assistant_id: id('Id of the assistant that answers messages; null means none.'),
  },
  derived: (t) => ({
    aiAssistant: t.field(
      assistantLink('The assistant of `aiAssistantId`; null where it does not exist.', (profile: MessagingProfileWire, ctx) =>
        getReferencedAssistant(profile.ai_assistant_id, ctx),
      ),
    ),
    phoneNumbers: phoneNumbersField(
      t,
      'The phone numbers with messages that go to it, of which Telnyx tells less here than beside a TeXML application. Cost: one upstream call for each profile.',
      (profile, ctx) => numbersOfProfile(profile.id, ctx),
    ),
  }),
});

wireObject<PhoneNumberWire>(PhoneNumber, {
  ...common,
  isKeyAlone: true,
  description:
    "A phone number of the account. It belongs to Telnyx' number products, and can be read here, without its PIN; `extra` has what else Telnyx tells of it, for callers who may see secrets.",
  fields: {
    id: key('Id at Telnyx.'),
    phone_number: text('The number in the E.164 format, such as `+15550100001`.'),
    phone_number_type: text('What kind of number it is, such as `local` or `toll_free`; null where Telnyx does not say.'),
    status: text('Whether it can be used: `active`, or why not; null where Telnyx does not say.'),
    tags: texts('Free-form labels.'),
    connection_id: id('Id of the TeXML application, or other connection, that calls go to; null for none, and where Telnyx does not say.'),
    messaging_profile_id: id('Id of the messaging profile that messages go to; null for none.'),
  },
  derived: (t) => ({
    texmlApp: t.field({
      type: TexmlApp,
      description: `The TeXML application of \`connectionId\`; null for other connections. ${COST_OF_NEIGHBOURS}`,
      extensions,
      resolve: ({ connection_id: app }, _args, ctx) => getReferencedApp(app, ctx),
    }),
    messagingProfile: t.field({
      type: MessagingProfile,
      description: `The messaging profile of \`messagingProfileId\`; null where it does not exist. ${COST_OF_NEIGHBOURS}`,
      extensions,
      resolve: ({ messaging_profile_id: profile }, _args, ctx) => getReferencedProfile(profile, ctx),
    }),
  }),
});
