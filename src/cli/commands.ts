/** Every command of the bin, declared once: arguments are read by this table, and help and `docs/command-line.md` are made of it. */
import { SETTING_NAMES } from '../settings.ts';
import { OF_ACCOUNT } from './account/settings.ts';
import { ASSISTANT_COMMANDS } from './assistants/commands.ts';
import { CHANGE_COMMANDS } from './changes/commands.ts';
import type { Command, Flag } from './command.ts';
import { wantedFlags } from './lint/wanted.ts';
import { FLOW_COMMANDS } from './flow/commands.ts';

/** Flags that every command takes; one that has another meaning for a command stands among its own, too. */
export const COMMON_FLAGS: readonly Flag[] = [
  { name: 'json', description: 'print one JSON document and nothing else' },
  { name: 'help', short: 'h', description: 'print this help' },
  { name: 'version', short: 'v', description: 'print the version' },
];

/** Of commands that obey settings. Not `--env-file`: Node 20 takes that for itself wherever it stands, and ends where there is no such file. */
export const SETTINGS_FILE: Flag = {
  name: 'settings-file',
  value: 'FILE',
  description: 'read settings from a file of lines NAME=value; flags and variables of the environment take precedence',
};

const SUBGRAPH: Flag = { name: 'subgraph', description: 'the schema of the federation subgraph (SUBGRAPH=true)' };

/** What decides whether an operation is answered. */
const OF_OPERATIONS = ['SUBGRAPH', 'INTROSPECTION', 'MAX_TOKENS', 'MAX_DEPTH', 'MAX_ALIASES', 'MAX_ROOT_FIELDS', 'MAX_DIRECTIVES'] as const;

const TABLE = [
  {
    name: 'start',
    summary: 'Serves the gateway over HTTP, until SIGTERM or Ctrl-C. This is the command if none is given.',
    details: [
      'SIGTERM (after SHUTDOWN_DELAY_MS) and Ctrl-C let running requests end, for up to 12 seconds, and the process ends after 14 at the latest. Ctrl-C during that delay ends the delay. A second Ctrl-C ends the process at once, with exit code 130.',
      'Log lines are written to standard output, one JSON object each. With --json the text for people that announces the URL is such a line, too.',
      'A start makes no call of the Telnyx API: a gateway that cannot reach it starts all the same, and callers get its errors. `check --upstream` is what tells before.',
    ],
    arguments: [],
    flags: [{ name: 'json', description: 'print lines of JSON and nothing else: those of the log, and one that announces the URL' }],
    settings: SETTING_NAMES,
    examples: [
      'assistants-gateway',
      'assistants-gateway --port 8080 --upstream-url https://api.telnyx.com/v2 --no-graphiql',
      'assistants-gateway start --settings-file .env --json',
    ],
    failsIf: 'the configuration cannot be used, or the port is taken',
  },
  {
    name: 'check',
    summary: 'Says whether the gateway could start and work with this configuration, without starting it.',
    details: [
      'Checks the configuration, the schema, the list of persisted operations and, with JWT_JWKS_URL, the published keys. One line each.',
      'With --upstream it also reads the list of assistants once: with each API key of the configuration, or without a key in passthrough mode, where the answer 401 shows that the Telnyx API is there.',
      'With --redis it also connects to REDIS_URL, and stores a key that ends after a second.',
    ],
    arguments: [],
    flags: [
      { name: 'upstream', description: 'call the upstream, too' },
      { name: 'redis', description: 'ask the Redis of REDIS_URL, too' },
    ],
    settings: SETTING_NAMES,
    examples: ['assistants-gateway check --settings-file .env', 'assistants-gateway check --upstream --json'],
    failsIf: 'a check fails; warnings do not count',
  },
  {
    name: 'schema print',
    summary: 'Prints the schema in the schema definition language.',
    details: [
      'With --subgraph it is what the gateway serves in _service with AUTH_MODE=jwt: with the scopes of fields, which a router looks for in tokens. A gateway with AUTH_MODE=passthrough, the default, serves it without them, as API keys have none: --no-scopes prints that.',
    ],
    arguments: [],
    flags: [
      SUBGRAPH,
      { name: 'no-scopes', description: 'with --subgraph: without @authenticated and @requiresScopes, as with AUTH_MODE=passthrough' },
      { name: 'sorted', description: 'in the order of names, as schema.graphql has it' },
    ],
    settings: [],
    examples: [
      'assistants-gateway schema print --sorted > schema.graphql',
      'assistants-gateway schema print --subgraph',
      'assistants-gateway schema print --subgraph --no-scopes',
    ],
    failsIf: 'the schema cannot be printed',
  },
  {
    name: 'schema diff',
    summary: 'Names the changes between two schemas: breaking, dangerous and safe ones.',
    details: ['A file holds a schema in the schema definition language, or the JSON of an introspection query.'],
    arguments: [
      { name: 'OLD', description: 'file of the schema that clients know' },
      { name: 'NEW', description: 'file of the schema that they will meet; this version of the gateway by default', isOptional: true },
    ],
    flags: [{ ...SUBGRAPH, description: 'compare with the schema of the federation subgraph where NEW is not given' }],
    settings: [],
    examples: ['assistants-gateway schema diff schema.graphql', 'assistants-gateway schema diff old.graphql new.graphql --json'],
    failsIf: 'a change is breaking, or a file is not a schema',
  },
  {
    name: 'operations check',
    summary: 'Says for each operation of some files whether the gateway would answer it.',
    details: [
      'A file holds GraphQL operations, or a list of persisted operations as PERSISTED_OPERATIONS takes it. Each is checked against the schema and the limits. No call is made.',
      'Fragments may be in other files than the operations that use them.',
    ],
    arguments: [{ name: 'FILE', description: 'file with operations', isRepeated: true }],
    flags: [],
    settings: OF_OPERATIONS,
    examples: [
      'assistants-gateway operations check src/**/*.graphql',
      'assistants-gateway operations check persisted-operations.json --max-depth 8',
    ],
    failsIf: 'an operation would be refused, or a file has none',
  },
  {
    name: 'lint',
    summary: 'Says what is wrong with assistants: those of files, or all of an account.',
    details: [
      'A file holds an assistant as the Telnyx API has it, a list of them, an answer with them under `data`, or a snapshot; - is standard input, and a folder stands for its *.json files. Each finding has the line, and the keys of the file. Nothing is called for files: what only the account knows, such as whether a secret exists, is skipped, and said.',
      'With --account it reads the lists of the account of TELNYX_API_KEY: assistants, and what they refer to. Nothing is changed.',
      'No finding holds a secret: it says where one stands, and of which kind.',
    ],
    arguments: [{ name: 'PATH', description: 'file with assistants, or folder of such files', isOptional: true, isRepeated: true }],
    flags: [
      { name: 'account', description: 'look at all assistants of the account' },
      { name: 'format', value: 'FORMAT', description: 'text, json or sarif (SARIF 2.1.0, for code hosts and editors)', fallback: 'text' },
      ...wantedFlags('info'),
      { name: 'fail-on', value: 'SEVERITY', description: 'the least severity with exit code 1: warning or error', fallback: 'error' },
    ],
    settings: OF_ACCOUNT,
    examples: [
      'assistants-gateway lint assistants',
      'assistants-gateway lint --account --upstream-url https://api.telnyx.com/v2 --min-severity warning',
      'assistants-gateway lint assistants --format sarif > lint.sarif',
    ],
    failsIf: 'an error is found (with --fail-on warning, also a warning), or a file cannot be used',
  },
  ...FLOW_COMMANDS,
  ...CHANGE_COMMANDS,
  ...ASSISTANT_COMMANDS,
  {
    name: 'health',
    summary: 'Asks a running gateway whether it is ready, for HEALTHCHECK of a container and for systemd.',
    details: ['Without URL it asks the gateway of this machine at HOST and PORT.'],
    arguments: [
      {
        name: 'URL',
        description: 'URL of the gateway, as start prints it (http://127.0.0.1:4000/graphql), or with the path to ask for',
        isOptional: true,
      },
    ],
    flags: [
      { name: 'live', description: 'whether it is alive (/health/live), ready or not' },
      { name: 'timeout-ms', value: 'MS', description: 'milliseconds to wait for the answer', fallback: '2000' },
    ],
    settings: ['PORT', 'HOST'],
    examples: ['assistants-gateway health', 'assistants-gateway health http://127.0.0.1:8080 --live --json'],
    failsIf: 'it is not ready, or does not answer',
  },
  {
    name: 'help',
    summary: 'Prints the help of the gateway or of one command.',
    details: [],
    arguments: [{ name: 'COMMAND', description: 'one or two words', isOptional: true, isRepeated: true }],
    flags: [],
    settings: [],
    examples: ['assistants-gateway help schema diff'],
    failsIf: 'there is no such command',
  },
] as const satisfies readonly Command[];

export type CommandName = (typeof TABLE)[number]['name'];

/** A command of the table. */
export type KnownCommand = Command & { readonly name: CommandName };

export const COMMANDS: readonly KnownCommand[] = TABLE;

/** The command that is meant where none is named. */
export const DEFAULT_COMMAND: KnownCommand = TABLE[0];

export const findCommand = (name: string): KnownCommand | undefined => COMMANDS.find((command) => command.name === name);
