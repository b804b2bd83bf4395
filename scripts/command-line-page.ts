/** `docs/command-line.md`: what `--help` says, of each command, between what is common to all. */
import { COMMANDS } from '../src/cli/commands.ts';
import { helpOf } from '../src/cli/help.ts';
import { SECRET_SETTINGS } from '../src/settings.ts';

const plain = (_meaning: string, text: string) => text;

const INTRODUCTION = `# The command line

The package has one program, \`assistants-gateway\`. In a checkout it is \`node dist/main.js\` after \`npm run build\`, or \`npx tsx src/main.ts\` without a build.

- **Settings** are variables of the environment. Each is a flag as well: \`UPSTREAM_URL\` is \`--upstream-url URL\`, \`GRAPHIQL=false\` is \`--no-graphiql\`. A flag takes precedence over the variable, and both
  over a file of \`--settings-file\`.
- **Secrets** (${SECRET_SETTINGS.map((name) => `\`${name}\``).join(', ')}) may be in files, as orchestrators mount them: \`JWT_SECRET_FILE=/run/secrets/jwt\`. A line break at the end is no
  part of the secret. Prefer that to flags, which lists of processes show. Giving both the secret and its file is an error.
- **Faults** of the configuration are reported all at once, and without the values. A flag or command with a typo gets a suggestion. A variable of the environment that is nearly a
  setting (\`UPSTREM_URL\`) is a warning, and so is one that has no effect: \`PORT_FILE\`, \`ALL_PROXY\`. Faults do not hide warnings.
- **\`--json\`** makes the output of each command one line of JSON on standard output, errors included: \`{"ok":false,"error":{"kind":"usage","faults":["..."],"warnings":[]}}\`. The kind is
  \`usage\`, \`configuration\` or \`failure\`. \`start\` writes log lines besides.
- **Outputs**: data is written to standard output, errors to standard error. Colours are used on terminals only, and never with \`NO_COLOR\`.
- **Exit codes**: 0 for success, 1 for failure, 2 for a command line that cannot be understood.

A start calls neither the Telnyx API nor the key server: replicas can start while these are down, and no call is made that nobody asked for. What a probe at the start would tell,
\`assistants-gateway check --upstream\` tells before it: run it in an init container, in \`ExecStartPre\` of systemd, or in a deployment.

The rest of this page is what \`--help\` prints. \`npm run codegen\` writes it.
`;

export const commandLinePage = (): string =>
  [INTRODUCTION, ...COMMANDS.map((command) => `## ${command.name}\n\n\`\`\`text\n${helpOf(command).text(plain)}\n\`\`\`\n`)]
    .join('\n')
    .trimEnd();
