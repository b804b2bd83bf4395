/** The command `check`: what has to be right before a gateway is started, one line each. */
import { ConfigError } from '../../config.ts';
import type { Call, Outcome } from '../command.ts';
import { prepareFromEnvironment, type PreparedGateway } from '../../gateway/prepare.ts';
import { toolsIn } from '../tools-in.ts';
import { checkKeys } from './keys.ts';
import { checkRedis } from './redis.ts';
import type { Check } from './result.ts';
import { checkUpstream } from './upstream.ts';

export async function check(call: Pick<Call, 'env' | 'flags' | 'inTerms'>): Promise<Outcome> {
  const checks = await readAndCheck(call);
  const isOk = checks.every(({ status }) => status !== 'failed');
  return {
    isOk,
    data: { ok: isOk, checks },
    text: (paint) =>
      checks.map(({ name, status, detail }) => `${paint(COLOURS[status], status.padEnd(8))} ${name.padEnd(14)} ${detail}`).join('\n'),
  };
}

const COLOURS = { ok: 'good', warning: 'doubtful', failed: 'bad', skipped: 'heading' } as const;

async function readAndCheck({ env, flags, inTerms }: Pick<Call, 'env' | 'flags' | 'inTerms'>): Promise<readonly Check[]> {
  try {
    const prepared = await prepareFromEnvironment(env, inTerms);
    const { warnings } = prepared.config;
    return [
      ...(warnings.length === 0 ? [passed('configuration', 'valid')] : []),
      ...warnings.map(doubtful),
      ...checksOf(prepared),
      ...(
        await Promise.all([
          checkKeys(prepared.config),
          flags.has('redis') ? checkRedis(prepared.config) : [],
          flags.has('upstream') ? checkUpstream(prepared.config) : [],
        ])
      )
        .flat()
        .map(({ name, status, detail }): Check => ({ name, status, detail: inTerms(detail) })),
    ];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const failed = (detail: string): Check => ({
      name: LISTS.find(([setting]) => detail.startsWith(`${inTerms(setting)} takes `))?.[1] ?? 'configuration',
      status: 'failed',
      detail,
    });
    return [...error.faults.map(failed), ...error.warnings.map(doubtful)];
  }
}

/** Settings whose faults are those of what they list. */
const LISTS = [
  ['PERSISTED_OPERATIONS', 'operations'],
  ['MCP_OPERATIONS', 'mcp'],
] as const;

const doubtful = (detail: string): Check => ({ name: 'configuration', status: 'warning', detail });

const passed = (name: Check['name'], detail: string): Check => ({ name, status: 'ok', detail });

function checksOf({ config, operations, mcp, schema }: PreparedGateway): readonly Check[] {
  const types = Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith('__')).length;
  return [
    passed('schema', `${types} types${config.subgraph ? ', as a federation subgraph' : ''}`),
    operations
      ? passed('operations', `${operations.operations.length} persisted operations, all of which can be answered`)
      : { name: 'operations', status: 'skipped', detail: 'no list of persisted operations: all operations are answered' },
    ...(mcp ? [passed('mcp', `agents have ${toolsIn(mcp)}`)] : []),
  ];
}
