import { CHANGE_RISKS } from '../../insight/document-diff/change.ts';
import { OF_ACCOUNT } from '../account/settings.ts';
import type { Command } from '../command.ts';
import { wantedFlags } from '../lint/wanted.ts';
import { CHANNELS } from './channels.ts';

/** The commands that decide in a pipeline whether assistants of an account may be used. */
export const ASSISTANT_COMMANDS = [
  {
    name: 'readiness',
    summary: 'Says whether people can reach assistants of an account, and what is missing if not.',
    details: [
      'One line for each assistant says by which channels it is reached, and findings below say why not by the others, and what it lacks to answer. Nothing is changed.',
      'A channel that is not enabled is no error: --needs says which ones have to be.',
    ],
    arguments: [{ name: 'ID', description: 'id of an assistant', isRepeated: true }],
    flags: [
      {
        name: 'needs',
        value: 'CHANNELS',
        description: `channels that each has to be reached by: ${CHANNELS.join(', ')}; separated by commas`,
      },
      ...wantedFlags('info'),
    ],
    settings: OF_ACCOUNT,
    examples: [
      'assistants-gateway readiness assistant-front-desk --needs calls --upstream-url https://api.telnyx.com/v2',
      'assistants-gateway readiness assistant-front-desk assistant-table-booking --min-severity warning --json',
    ],
    failsIf: 'an error is found, a channel of --needs does not lead to an assistant, or one does not exist',
  },
  {
    name: 'promote',
    summary: 'Makes a version of an assistant the main one, if all that is required holds.',
    details: [
      'The version is one that `apply --no-promote` has made, or any other one of the assistant. It is refused where a check finds an error in it; with --require-suite, also where the newest run of a suite with this version has not passed; with --max-risk, also where it changes something of a higher risk. Nothing is promoted then, and each reason is a line.',
      'Run the suites before, by `runTestSuite` in the graph, and wait until they have ended. It is `promoteAssistantVersionGuarded`, which takes suites with a comma in their names as well.',
    ],
    arguments: [
      { name: 'ID', description: 'id of the assistant' },
      { name: 'VERSION', description: 'id of its version' },
    ],
    flags: [
      { name: 'require-suite', value: 'SUITES', description: 'names of test suites that have to have passed with it, separated by commas' },
      {
        name: 'max-risk',
        value: 'RISK',
        description: `the highest risk that a change may have: ${CHANGE_RISKS.map((risk) => risk.toLowerCase()).join(', ')}, rising`,
      },
      { name: 'allow-errors', description: 'promote it although checks find errors' },
    ],
    settings: OF_ACCOUNT,
    examples: [
      'assistants-gateway promote assistant-front-desk 1f2e3d4c --require-suite Refunds,Greetings',
      'assistants-gateway promote assistant-front-desk 1f2e3d4c --max-risk wording --json',
    ],
    failsIf: 'it was not promoted',
  },
] as const satisfies readonly Command[];
