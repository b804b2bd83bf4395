import { OF_ACCOUNT } from '../account/settings.ts';
import { wantedFlags } from '../lint/wanted.ts';
import type { Argument, Command } from '../command.ts';

const PATHS: readonly Argument[] = [
  { name: 'PATH', description: 'file with a snapshot, or folder of such files (*.json); - is standard input', isRepeated: true },
];

const FILES =
  'A file holds one snapshot, with the id of its assistant under `id`; a file without an id stands for an assistant that is to be created. `{"$kept": true}` in it keeps the secret that is stored.';

/** The commands that keep assistants in files, with which version control can do the rest. */
export const CHANGE_COMMANDS = [
  {
    name: 'snapshot',
    summary: 'Prints assistants as snapshots, or writes each to a file.',
    details: [
      'A snapshot has what the author of an assistant decides, in one order, with its id: no times, no versions, nothing that only reads add. A secret in clear is `{"$kept": true}` in it.',
      'Without ID it takes all assistants of the account. Several are printed as a list. In a folder each keeps the file that has its id, and a new one is named after the assistant. Those that fail are named on standard error, and the others are shown or written; with --json, what is printed then has `error`, and the others under `snapshots`.',
    ],
    arguments: [{ name: 'ID', description: 'id of an assistant', isOptional: true, isRepeated: true }],
    flags: [{ name: 'out', value: 'FOLDER', description: 'write files into this folder, one for each assistant' }],
    settings: OF_ACCOUNT,
    examples: [
      'assistants-gateway snapshot assistant-front-desk > front-desk.json',
      'assistants-gateway snapshot --out assistants --upstream-url https://api.telnyx.com/v2',
    ],
    failsIf: 'an assistant does not exist or cannot be read, or a file cannot be written',
  },
  {
    name: 'plan',
    summary: 'Says what apply would change, without changing anything.',
    details: [FILES, 'What differs is listed with its risk, secrets masked, and what the checks find.'],
    arguments: PATHS,
    flags: [
      { name: 'exit-code', description: 'have exit code 1 as well where apply would change something, for a job that looks for drift' },
      ...wantedFlags('warning'),
    ],
    settings: OF_ACCOUNT,
    examples: [
      'assistants-gateway plan assistants --upstream-url https://api.telnyx.com/v2',
      'assistants-gateway plan assistants --exit-code',
      'assistants-gateway plan front-desk.json --json',
    ],
    failsIf: 'a file cannot be used, or would be refused; with --exit-code, also where something differs',
  },
  {
    name: 'apply',
    summary: 'Makes assistants what files say.',
    details: [
      FILES,
      'Only what differs is sent, and what a file lacks is taken away. The id of an assistant that was created is written into its file, so that a second apply changes nothing; a file that cannot be written is not applied then. Where the answer to a create is lost, applying the file again within a day, as it is and where it is, creates no second one. No assistant is deleted.',
      'A file that is refused does not keep the others from being applied. Without UPSTREAM_URL it is a rehearsal: in a sandbox of its own, which ends with the command, so no id is written.',
    ],
    arguments: PATHS,
    flags: [
      { name: 'version-name', value: 'NAME', description: 'label of the versions that are made, at most 50 characters' },
      {
        name: 'no-promote',
        description:
          'make versions beside the main ones, which stay as they are; each such apply makes another one, as it compares with the main one',
      },
      ...wantedFlags('warning'),
    ],
    settings: OF_ACCOUNT,
    examples: ['assistants-gateway apply assistants --version-name "release 12"', 'assistants-gateway apply front-desk.json --no-promote'],
    failsIf: 'a file cannot be used, or is refused',
  },
  {
    name: 'diff',
    summary: 'Says what two assistants differ in.',
    details: [
      'Each is a file with a snapshot or an assistant as the Telnyx API has it, or the id of an assistant of the account. Secrets are masked. Files alone are compared without a call. Two versions of one assistant are compared in the graph, by `versionDiff`.',
    ],
    arguments: [
      { name: 'BEFORE', description: 'file or id' },
      { name: 'AFTER', description: 'file or id' },
    ],
    flags: [],
    settings: OF_ACCOUNT,
    examples: ['assistants-gateway diff old.json new.json', 'assistants-gateway diff assistant-front-desk front-desk.json'],
    failsIf: 'they differ, or one cannot be read',
  },
] as const satisfies readonly Command[];
