import type { CodeDefinition } from './code.ts';

/** The codes of what keeps people from reaching an assistant, or it from answering. */
export const READINESS_CODES = {
  READY_TELEPHONY_OFF: {
    severity: 'INFO',
    title: 'The assistant takes no calls',
    explanation:
      'Telephony is not among the enabled features, which is right for an assistant that is only written to. Otherwise add `TELEPHONY` to `enabledFeatures`.',
  },
  READY_WEB_CALLS_OFF: {
    severity: 'INFO',
    title: 'The assistant takes no calls of web pages',
    explanation:
      'The web widget calls without signing in, and the assistant does not allow that, which is right for one that is on no web page. Otherwise set `telephonySettings.supportsUnauthenticatedWebCalls` to true.',
  },
  READY_MESSAGING_OFF: {
    severity: 'INFO',
    title: 'The assistant takes no text messages',
    explanation:
      'Messaging is not among the enabled features, which is right for an assistant that is only called. Otherwise add `MESSAGING` to `enabledFeatures`.',
  },
  READY_NO_APP: {
    severity: 'ERROR',
    title: 'The assistant has no TeXML application',
    explanation:
      'Calls of phones reach an assistant by its TeXML application, which Telnyx makes along with the assistant. Set `telephonySettings.defaultTexmlAppId`, or leave `TELEPHONY` out of `enabledFeatures`.',
  },
  READY_NO_NUMBER: {
    severity: 'WARNING',
    title: 'No phone number leads to the assistant',
    explanation:
      'The TeXML application takes calls of the numbers that are connected with it, and the messaging profile messages of those that have it. Connect a number with the application, or give it the profile. Calls that are started by the API need none.',
  },
  READY_NO_PROFILE: {
    severity: 'WARNING',
    title: 'The assistant has no messaging profile',
    explanation:
      'Messaging is enabled, and messages reach an assistant by its messaging profile. Set `messagingSettings.defaultMessagingProfileId`, or leave `MESSAGING` out of `enabledFeatures`.',
  },
  READY_SECRET_MISSING: {
    severity: 'ERROR',
    title: 'A secret that the assistant needs does not exist',
    explanation:
      'What is called with it fails: a model, a voice, a webhook. Create an integration secret of this identifier, or name another one.',
  },
  READY_MODEL_UNKNOWN: {
    severity: 'WARNING',
    title: 'A model is none of those of the account',
    explanation:
      'The model may have been taken out of service. Choose one of `models`, or name the API key of your own that it is called with.',
  },
  READY_FLOW_BROKEN: {
    severity: 'ERROR',
    title: 'The conversation flow has errors',
    explanation: 'Conversations do not get through it. `ConversationFlow.check` says what is wrong, and what would be right.',
  },
  READY_CANARY_BROKEN: {
    severity: 'ERROR',
    title: 'The canary deploy serves a version that does not exist',
    explanation:
      'Conversations that its rules send there fail, or go elsewhere. Take the version out of the rules, or delete the canary deploy.',
  },
} as const satisfies Readonly<Record<string, CodeDefinition>>;
