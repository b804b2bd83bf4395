import { ConfigError } from '../config.ts';
import type { Environment } from '../settings.ts';
import { VERSION } from '../version.ts';
import { readArguments, type ReadArguments } from './arguments.ts';
import { UsageError, type Outcome, type Run } from './command.ts';
import { overlay } from './overlay.ts';
import { withSettingsFile } from './settings-file.ts';
import type { CommandName } from './commands.ts';
import { helpOf, overview } from './help.ts';
import { hintFor } from './hints.ts';
import { inTermsOf } from './setting-flags.ts';
import { paintFor, type Terminal } from './terminal.ts';

/** What each command does; loaded when it is called. */
const RUNS: Readonly<Record<CommandName, Run>> = {
  start: async (call) => (await import('./start/start.ts')).start(call),
  check: async (call) => (await import('./checks/check.ts')).check(call),
  'schema print': async (call) => (await import('./schema/print.ts')).printSchemaText(call),
  'schema diff': async (call) => (await import('./schema/diff.ts')).diffSchemas(call),
  'operations check': async (call) => (await import('./operations/check.ts')).checkOperations(call),
  lint: async (call) => (await import('./lint/lint.ts')).lint(call),
  'flow check': async (call) => (await import('./flow/check.ts')).checkFlows(call),
  'flow draw': async (call) => (await import('./flow/draw.ts')).drawFlow(call),
  'flow simulate': async (call) => (await import('./flow/simulate.ts')).simulateFlow(call),
  snapshot: async (call) => (await import('./changes/snapshot.ts')).snapshot(call),
  plan: async (call) => (await import('./changes/apply.ts')).plan(call),
  apply: async (call) => (await import('./changes/apply.ts')).apply(call),
  diff: async (call) => (await import('./changes/diff.ts')).diff(call),
  readiness: async (call) => (await import('./assistants/readiness.ts')).readiness(call),
  promote: async (call) => (await import('./assistants/promote.ts')).promote(call),
  health: async (call) => (await import('./health.ts')).health(call),
  help: async (call) => (await import('./help.ts')).help(call),
};

const OK = 0;
const FAILED = 1;
const MISUSED = 2;

/** Carries out a command line, and gives the exit code; null where the process goes on. */
export async function runCommand(argv: readonly string[], env: Environment, terminal: Terminal): Promise<number | null> {
  const isJson = argv.includes('--json');
  let isStart = false;
  try {
    const read = readArguments(argv);
    isStart = read.command.name === 'start';
    const outcome = await (answerTo(read) ?? runRead(read, env, terminal));
    if (outcome === null) return null;
    terminal.out(`${isJson ? JSON.stringify(outcome.data) : outcome.text(paintFor(terminal.hasColours.out)).replace(/\n$/, '')}\n`);
    return outcome.isOk ? OK : FAILED;
  } catch (error) {
    const failure = describeFailure(error);
    if (isJson)
      terminal.out(`${JSON.stringify({ ok: false, error: { kind: failure.kind, faults: failure.faults, warnings: failure.warnings } })}\n`);
    else terminal.err(`${failure.lines(isStart ? 'Could not start' : 'Failed').join('\n')}\n`);
    return failure.kind === 'usage' ? MISUSED : FAILED;
  }
}

/** What `--help` and `--version` are answered by, whatever the command. */
function answerTo({ command, flags, isDefault }: ReadArguments): Outcome | null {
  if (flags.has('help')) return isDefault ? overview() : helpOf(command);
  if (flags.has('version')) return { isOk: true, data: { version: VERSION, node: process.version }, text: () => VERSION };
  return null;
}

function runRead({ command, args, flags, env: given }: ReadArguments, env: Environment, terminal: Terminal) {
  const isJson = flags.has('json');
  const all = overlay(withSettingsFile(env, flags.get('settings-file')), given);
  return RUNS[command.name]({ args, flags, env: all, inTerms: inTermsOf(given), isJson, terminal });
}

interface Failure {
  readonly kind: 'usage' | 'configuration' | 'failure';
  readonly faults: readonly string[];
  /** What is probably not meant besides. */
  readonly warnings: readonly string[];
  /** For people; `what` says what became of the command. */
  readonly lines: (what: string) => readonly string[];
}

function describeFailure(error: unknown): Failure {
  if (error instanceof UsageError)
    return { kind: 'usage', faults: error.faults, warnings: [], lines: () => [...error.faults, 'See assistants-gateway --help.'] };
  if (error instanceof ConfigError) {
    const { faults, warnings } = error;
    const lines = ['The configuration is not usable:', ...faults.map((fault) => `  ${fault}`)];
    if (warnings.length > 0)
      lines.push(
        'What is probably not meant besides:',
        ...warnings.map((warning) => `  ${warning.endsWith('?') ? warning : `${warning}.`}`),
      );
    return { kind: 'configuration', faults, warnings, lines: () => lines };
  }
  const faults = [error instanceof Error ? error.message : String(error), ...hintFor(error)];
  return { kind: 'failure', faults, warnings: [], lines: (what) => [`${what}: ${faults[0]}`, ...faults.slice(1)] };
}
