import type { CodeDefinition } from './code.ts';

/** The codes of what keeps people from reaching an assistant, or it from answering. */
export const READINESS_CODES = {
  READY_TELEPHONY_OFF: {
    severity: 'INFO',
    title: 'The assistant takes no calls',
    explanation: 'Telephony is not among the enabled features, which is right for an assistant that is only written to.',
  },
  READY_NO_APP: {
    severity: 'ERROR',
    title: 'The assistant has no TeXML application',
    explanation: 'Calls reach an assistant by its TeXML application, which Telnyx makes when telephony is enabled.',
  },
  READY_NO_NUMBER: {
    severity: 'WARNING',
    title: 'No phone number leads to the assistant',
    explanation:
      'The TeXML application takes calls of the numbers that are connected with it, and the messaging profile messages of those that have it. Calls that are started by the API need none.',
  },
  READY_NO_PROFILE: {
    severity: 'WARNING',
    title: 'The assistant has no messaging profile',
    explanation: 'Messaging is enabled, and messages reach an assistant by its messaging profile.',
  },
  READY_SECRET_MISSING: {
    severity: 'ERROR',
    title: 'A secret that the assistant needs does not exist',
    explanation: 'What is called with it fails: a model, a voice, a webhook.',
  },
  READY_MODEL_UNKNOWN: {
    severity: 'WARNING',
    title: 'A model is none of those of the account',
    explanation: 'The model may have been taken out of service.',
  },
  READY_FLOW_BROKEN: {
    severity: 'ERROR',
    title: 'The conversation flow has errors',
    explanation: 'Conversations do not get through it. `ConversationFlow.check` says what is wrong.',
  },
  READY_CANARY_BROKEN: {
    severity: 'ERROR',
    title: 'The canary deploy serves a version that does not exist',
    explanation: 'Conversations that its rules send there fail, or go elsewhere.',
  },
} as const satisfies Readonly<Record<string, CodeDefinition>>;
