import { builder } from '../builder.ts';
import { EnabledFeature } from '../settings/enabled-feature.ts';
import { ImportProvider } from '../settings/import-metadata.ts';

export const AssistantFilter = builder.inputType('AssistantFilter', {
  description:
    'Which assistants to list. All that is given must hold; null and absent ask for nothing. The gateway filters the one list that it reads anyway, so filters cost no calls unless they say so.',
  fields: (t) => ({
    ids: t.idList({ description: 'One of these ids. Ids that do not exist are passed over; an empty list matches nothing.' }),
    nameContains: t.string({ description: 'Part of the name, whatever the case.' }),
    tag: t.string({ description: 'This very tag among the tags.' }),
    model: t.string({ description: 'This very model, such as `openai/gpt-4o`.' }),
    toolType: t.string({
      description:
        "A tool of this kind, in the wire's words, such as `webhook` or `send_dtmf`; see `Tool.type`. Where the upstream's list leaves tools out, each assistant is read singly.",
    }),
    importProvider: t.field({ type: ImportProvider.ref, description: 'Imported from this provider. `UNKNOWN` is refused.' }),
    enabledFeature: t.field({ type: EnabledFeature.ref, description: 'Reachable on this channel. `UNKNOWN` is refused.' }),
  }),
});

export const AssistantOrderField = builder.enumType('AssistantOrderField', {
  description: 'What a list of assistants is sorted by. Equal values are told apart by id, and missing ones come last.',
  values: {
    CREATED_AT: { value: 'created_at', description: 'Time of creation.' },
    NAME: { value: 'name', description: 'Name, by code point: capitals come before small letters.' },
    ID: { value: 'id', description: 'Id, by code point.' },
  } as const,
});

export const OrderDirection = builder.enumType('OrderDirection', {
  description: 'Which end of an order comes first.',
  values: {
    ASC: { value: 'asc', description: 'Smallest, earliest or first in the alphabet.' },
    DESC: { value: 'desc', description: 'Largest, latest or last in the alphabet.' },
  } as const,
});

export const AssistantOrder = builder.inputType('AssistantOrder', {
  description: 'How to sort a list of assistants.',
  fields: (t) => ({
    field: t.field({ type: AssistantOrderField, required: true, description: 'What to sort by.' }),
    direction: t.field({
      type: OrderDirection,
      required: true,
      defaultValue: 'asc',
      description: 'Which end comes first; ascending if not said.',
    }),
  }),
});

export const ImportAssistantsInput = builder.inputType('ImportAssistantsInput', {
  description: 'What to import, and with which key.',
  fields: (t) => ({
    provider: t.field({ type: ImportProvider.ref, required: true, description: 'Where the agents are now. `UNKNOWN` is refused.' }),
    apiKeyRef: t.string({
      required: true,
      description: "Identifier of the integration secret that holds the provider's API key: never the key itself.",
    }),
    importIds: t.idList({
      description: "The agents' ids at the provider. Left out or null imports all of them; an empty list is refused.",
    }),
    idempotencyKey: t.string({
      description:
        '1 to 255 letters, digits, `-` and `_`, best a UUID. Sending the same import again under the same key within a day answers as the first time, without importing twice. Null sends none.',
    }),
  }),
});
