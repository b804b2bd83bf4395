/** Settings of an assistant that do not fit together, or that it cannot do without. */
import { isObject } from '../../../json.ts';
import { greetingMode } from '../../greeting-mode.ts';
import type { Rule } from '../subject.ts';
import { isBlank, objectAt } from '../../read-value.ts';

export const instructions: Rule = ({ document, hasFlow }) =>
  hasFlow || !isBlank(document['instructions']) || isObject(document['external_llm'])
    ? []
    : [
        {
          code: 'INSTRUCTIONS_MISSING',
          message: 'The assistant has neither instructions nor a flow.',
          advice: 'Write instructions, or build a flow.',
          path: ['instructions'],
        },
      ];

/** The platform records by default, and only refuses what is asked for. */
export const recording: Rule = ({ document }) =>
  objectAt(objectAt(document, 'telephony_settings'), 'recording_settings')['enabled'] === true &&
  objectAt(document, 'privacy_settings')['data_retention'] === false
    ? [
        {
          code: 'RECORDING_WITHOUT_RETENTION',
          message: 'Calls are to be recorded while nothing of a conversation is to be stored.',
          advice: 'Turn the recording off, or data retention on.',
          path: ['telephonySettings', 'recordingSettings', 'enabled'],
        },
      ]
    : [];

export const greeting: Rule = ({ document, graph: { start } }) =>
  start?.kind === 'speak' && greetingMode(document['greeting']) === 'TEXT'
    ? [
        {
          code: 'GREETING_TWICE',
          message: 'The assistant has a greeting, and its flow begins by speaking, so callers hear both.',
          advice: 'Empty the greeting, or begin the flow with another node.',
          path: ['greeting'],
        },
      ]
    : [];
