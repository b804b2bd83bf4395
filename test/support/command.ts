/** Commands of the bin, carried out in this process. */
import * as z from 'zod';
import { runCommand } from '../../src/cli/run-command.ts';
import type { Environment } from '../../src/settings.ts';

interface Ran {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line; on a terminal with colours if `isTerminal` says so. */
export async function run(argv: readonly string[], env: Environment = {}, isTerminal = false): Promise<Ran> {
  const written = { out: '', err: '' };
  const exitCode = await runCommand(argv, env, {
    out: (text) => void (written.out += text),
    err: (text) => void (written.err += text),
    hasColours: { out: isTerminal, err: isTerminal },
  });
  return { exitCode, ...written };
}

/** What `--json` prints, as one document of a shape, and nothing beside it. */
export async function runJson<T>(
  shape: z.ZodType<T>,
  argv: readonly string[],
  env: Environment = {},
): Promise<{ exitCode: number | null; data: T }> {
  const { exitCode, out, err } = await run([...argv, '--json'], env);
  if (err !== '' || !/^[^\n]+\n$/.test(out)) throw new Error(`--json takes one line on standard output: ${out}${err}`);
  return { exitCode, data: shape.parse(JSON.parse(out)) };
}

const line = z.string().regex(/^\P{Cc}+$/u);

/** What each command prints with `--json`. */
export const SHAPES = {
  fault: z.strictObject({
    ok: z.literal(false),
    error: z.strictObject({ kind: z.enum(['usage', 'configuration', 'failure']), faults: z.array(line).min(1), warnings: z.array(line) }),
  }),
  version: z.strictObject({ version: line, node: z.string().regex(/^v\d+\./) }),
  check: z.strictObject({
    ok: z.boolean(),
    checks: z.array(
      z.strictObject({
        name: z.enum(['configuration', 'schema', 'operations', 'mcp', 'keys', 'redis', 'upstream']),
        status: z.enum(['ok', 'warning', 'failed', 'skipped']),
        detail: line,
      }),
    ),
  }),
  schemaPrint: z.strictObject({ sdl: z.string() }),
  schemaDiff: z.strictObject({
    ok: z.boolean(),
    breaking: z.array(changeShape()),
    dangerous: z.array(changeShape()),
    safe: z.array(changeShape()),
  }),
  operationsCheck: z.strictObject({
    ok: z.boolean(),
    operations: z.array(
      z.strictObject({
        file: line,
        id: line.nullable(),
        name: line.nullable(),
        kind: z.enum(['query', 'mutation', 'subscription']).nullable(),
        ok: z.boolean(),
        size: z.strictObject({ depth: z.int(), tokens: z.int(), aliases: z.int(), rootFields: z.int() }).nullable(),
        costs: z.array(z.strictObject({ field: line, cost: line })),
        faults: z.array(z.strictObject({ message: z.string(), line: z.int().nullable(), column: z.int().nullable() })),
      }),
    ),
  }),
  lint: z.strictObject({
    ok: z.boolean(),
    subjects: z.array(
      z.strictObject({
        file: line.nullable(),
        fault: line.nullable(),
        findings: z.array(
          z.strictObject({
            code: line,
            severity: z.enum(['INFO', 'WARNING', 'ERROR']),
            message: line,
            advice: line,
            path: z.array(z.string()),
            assistantId: line.nullable(),
            nodeId: line.nullable(),
            edgeId: line.nullable(),
            toolName: line.nullable(),
            line: z.int().nullable(),
            filePath: z.array(z.string()).nullable(),
          }),
        ),
        skipped: z.array(line),
        checkedAssistants: z.int(),
      }),
    ),
  }),
  flowDraw: z.strictObject({ ok: z.literal(true), format: z.enum(['mermaid', 'dot', 'svg']), picture: z.string().min(1) }),
  flowSimulate: z.strictObject({
    ok: z.boolean(),
    steps: z.array(
      z.strictObject({
        index: z.int(),
        nodeId: line.nullable(),
        takenEdgeId: line.nullable(),
        considered: z.array(z.strictObject({ edgeId: line.nullable(), outcome: line, reason: line })),
      }),
    ),
    end: line,
    endNodeId: line.nullable(),
    assistantId: line.nullable(),
    variables: z.record(z.string(), z.unknown()),
    assumptions: z.array(line),
    unusedVariables: z.array(line),
  }),
  health: z.strictObject({ ok: z.boolean(), url: z.url(), status: z.int().nullable(), milliseconds: z.int(), reason: line.nullable() }),
  help: helpShape(),
  overview: z.strictObject({ commands: z.array(helpShape()) }),
  listening: z.strictObject({
    msg: z.literal('listening'),
    version: line,
    url: z.url(),
    upstream: z.url().nullable(),
    sandbox: z.strictObject({ url: z.url(), key: line }).nullable(),
    operations: z.int().nullable(),
  }),
};

function changeShape() {
  return z.strictObject({ type: line, path: line.nullable(), message: z.string(), reason: z.string().nullable() });
}

function helpShape() {
  return z.strictObject({
    name: line,
    summary: line,
    details: z.array(line),
    usage: line,
    arguments: z.array(z.strictObject({ name: line, description: line, isOptional: z.boolean(), isRepeated: z.boolean() })),
    flags: z.array(
      z.strictObject({ name: line, short: line.nullable(), value: line.nullable(), description: line, fallback: line.nullable() }),
    ),
    settings: z.array(
      z.strictObject({ variable: line, flags: z.array(line).min(1), description: line, takes: line, fallback: line.nullable() }),
    ),
    examples: z.array(line),
    exitCodes: z.array(z.strictObject({ code: z.int(), meaning: line })).length(3),
  });
}
