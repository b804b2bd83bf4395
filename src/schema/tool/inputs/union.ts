import type { AssistantTool as ToolParams } from 'telnyx/resources/ai/assistants/assistants';
import { badInput } from '../../../resolvers/user-errors.ts';
import type { AssistantToolWire } from '../../../upstream/wire/assistant.ts';
import { id, ids, int, oneOf, text } from '../../wire/input-fields.ts';
import { jsonMap } from '../../wire/input-maps.ts';
import { unknownKind, wireInputUnion } from '../../wire/input-union.ts';
import { objects, wireInput } from '../../wire/input.ts';
import { VoiceMode } from '../voice-mode.ts';
import { InviteToolInput, SIPReferToolInput, TransferToolInput } from './calls.ts';
import { freeToolInput, toolInput } from './tool-input.ts';
import { WebhookToolInput } from './webhook.ts';

const NAME = 'Name under which the model calls it.';
const PURPOSE = 'What it does and when to use it, written for the model.';
const PARAMETERS = 'The arguments it takes, as a JSON Schema of type object.';

const HandoffTargetInput = wireInput<ToolParams.Handoff.Handoff.AIAssistant>('HandoffTargetInput', {
  description: 'An assistant that may take over the conversation.',
  fields: {
    id: id('Id of the assistant.', { name: 'assistantId', asked: true }),
    name: text('Name that tells the model when to choose this target.', { asked: true }),
  },
});

type Variable = ToolParams.UpdateDynamicVariables['update_dynamic_variables']['updatable_variables'][number];

const VariableName = text('Key of the variable: letters, digits, `.`, `_` and `-`; not beginning with `telnyx_`.', { asked: true });

const UpdatableVariableInput = wireInput<Variable>('UpdatableVariableInput', {
  description: 'A dynamic variable that the assistant may set.',
  fields: {
    name: {
      ...VariableName,
      toWire: (value, path, addFault) => {
        if (!/^(?!telnyx_)[a-zA-Z0-9._-]+$/.test(String(value))) {
          addFault(badInput(path, 'name takes letters, digits, ".", "_" and "-", and does not begin with "telnyx_".'));
        }
        return String(value);
      },
    },
    description: text('Which value to set, written for the model.'),
    type: text('Hint at the type of the value, for example `string`.'),
  },
});

export const AssistantToolInput = wireInputUnion<AssistantToolWire>('AssistantToolInput', {
  description: 'A tool: exactly one field is given, the kind.',
  members: {
    webhook: WebhookToolInput,
    retrieval: toolInput('RetrievalToolInput', 'retrieval', {
      description: 'Looks things up in documents of the account.',
      fields: {
        bucket_ids: ids('The storage buckets to search.', { asked: true }),
        max_num_results: int('How many passages a search gives the model at most.', { min: 1 }),
      },
    }),
    handoff: toolInput('HandoffToolInput', 'handoff', {
      description: 'Passes the conversation on to another assistant.',
      fields: {
        ai_assistants: objects(() => HandoffTargetInput, 'The assistants to choose from.', { asked: true }),
        voice_mode: oneOf(VoiceMode, 'The voice that is heard afterwards.'),
      },
    }),
    hangup: toolInput('HangupToolInput', 'hangup', {
      description: 'Ends the call.',
      fields: { description: text('When the model should hang up, written for the model.') },
    }),
    transfer: TransferToolInput,
    refer: SIPReferToolInput,
    send_dtmf: freeToolInput(
      'DTMFToolInput',
      'send_dtmf',
      'Sends DTMF tones, as the keys of a phone do.',
      'Settings of the tool under their Telnyx keys; Telnyx defines none so far.',
    ),
    invite: InviteToolInput,
    send_message: toolInput('SendMessageToolInput', 'send_message', {
      description: 'Sends the user a text message.',
      fields: { message_template: text('The message, with `{{variables}}`; null lets the model write it.', { clears: true }) },
    }),
    skip_turn: toolInput('SkipTurnToolInput', 'skip_turn', {
      description: 'Stays silent for a turn.',
      fields: { description: text('When the model should stay silent, written for the model.') },
    }),
    client_side_tool: toolInput('ClientSideToolInput', 'client_side_tool', {
      description: "Calls a function of the caller's own application.",
      fields: {
        name: text(NAME, { asked: true }),
        description: text(PURPOSE, { asked: true }),
        parameters: jsonMap(PARAMETERS, { asked: true }),
      },
    }),
    function: toolInput('FunctionToolInput', 'function', {
      description: 'Calls a function described in the manner of OpenAI.',
      fields: { name: text(NAME, { asked: true }), description: text(PURPOSE), parameters: jsonMap(PARAMETERS) },
    }),
    pay: toolInput('PayToolInput', 'pay', {
      description: 'Takes a card payment via DTMF.',
      fields: {
        connector_name: text('Name of the payment connector in the account.', { asked: true }),
        currency: text('Currency of payments where the model names no other, for example `USD`.'),
        payment_method: text('Method of payments where the model names no other, for example `credit-card`.'),
        description: text('When to take a payment, written for the model; null clears it.', { clears: true }),
      },
    }),
    update_dynamic_variables: toolInput('UpdateDynamicVariablesToolInput', 'update_dynamic_variables', {
      description: 'Sets dynamic variables during the conversation.',
      fields: {
        name: text(NAME, { asked: true }),
        description: text('When to set which variable, written for the model.', { asked: true }),
        updatable_variables: objects(() => UpdatableVariableInput, 'The variables that may be set; at least one.', {
          asked: true,
          mayBeEmpty: false,
        }),
      },
    }),
  },
  unknown: unknownKind,
});
