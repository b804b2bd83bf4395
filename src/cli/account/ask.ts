/** What an account says, by a gateway that answers in this process and listens nowhere. */
import { randomBytes } from 'node:crypto';
import { ConfigError, loadConfig, type Config } from '../../config.ts';
import { assembleGateway } from '../../gateway/assemble.ts';
import { prepareGateway } from '../../gateway/prepare.ts';
import { fileVariable } from '../../secret-files.ts';
import { createLogger } from '../../telemetry/logger.ts';
import type { Call } from '../command.ts';
import { OF_ACCOUNT } from './settings.ts';

type OfAccount = Pick<Call, 'env' | 'inTerms' | 'isJson' | 'terminal'>;

/** The data of an operation. Throws what the gateway answers in `errors`. */
export type Ask = <T>(query: string, variables: object) => Promise<T>;

/** The data of one query. */
export const askAccount = <T>(call: OfAccount, query: string, variables: object): Promise<T> =>
  withAccount(call, (ask) => ask<T>(query, variables));

/** Whose assistants a command speaks of. */
export interface Account {
  /** Null for an embedded sandbox, which ends with the command. */
  readonly upstream: string | null;
}

/** Runs what asks the account several times. Says first where that is, as data of a sandbox look like any other. */
export async function withAccount<T>(
  { env, inTerms, isJson, terminal }: OfAccount,
  run: (ask: Ask, account: Account) => Promise<T>,
): Promise<T> {
  const { config, key } = readConfig(env, inTerms);
  const { upstreamUrl: upstream } = config;
  if (!isJson) terminal.err(`Upstream: ${upstream ?? SANDBOX}\n`);
  const prepared = await prepareGateway(config, inTerms);
  const gateway = await assembleGateway(prepared, { logger: createLogger('silent'), notReady: () => null });
  try {
    return await run(
      async <A>(query: string, variables: object): Promise<A> => {
        const response = await gateway.app.fetch('http://localhost/graphql', {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            accept: 'application/json',
            ...(key !== null && { authorization: `Bearer ${key}` }),
          },
          body: JSON.stringify({ query, variables }),
        });
        const { data, errors } = (await response.json()) as { data?: A | null; errors?: readonly { readonly message: string }[] };
        if (errors || !data) throw new Error(errors?.map(({ message }) => message).join(' ') ?? 'the gateway does not answer');
        return data;
      },
      { upstream },
    );
  } finally {
    await gateway.close();
  }
}

const SANDBOX =
  'an embedded sandbox with sample data, which ends with this command. UPSTREAM_URL or --upstream-url leads elsewhere: to https://api.telnyx.com/v2, or to the sandbox of a gateway that runs, whose URL its start prints.';

/** A key is for an account, and a sandbox is none: who has one and names no upstream has left something out. */
const NO_UPSTREAM =
  'TELNYX_API_KEY is given without UPSTREAM_URL, so this would be about sample data in an embedded sandbox. For your account add UPSTREAM_URL=https://api.telnyx.com/v2, or --upstream-url with that URL; to try the command on sample data, --upstream-url sandbox.';

const MAX_FILE_BYTES = 100_000_000;

/** That the gateway of a command is set up like any other is no matter of those who call it. */
function configOf(own: Call['env'], inTerms: Call['inTerms']): Config {
  try {
    return loadConfig({ ...own, AUTH_MODE: 'jwt', JWT_SECRET: randomBytes(32).toString('hex') }, inTerms);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new ConfigError(
      error.faults
        .map((fault) => fault.replace(' is needed with AUTH_MODE=jwt.', ' is needed: UPSTREAM_URL leads to an account.'))
        .map(inTerms),
      error.warnings,
    );
  }
}

/** The key of the environment, or of the file that it names, is the caller's own. */
function readConfig(env: Call['env'], inTerms: Call['inTerms']): { readonly config: Config; readonly key: string | null } {
  // Whatever else a server is started with does not matter here.
  const names = OF_ACCOUNT.flatMap((name) => [name, fileVariable(name), name.toLowerCase()]);
  const own = Object.fromEntries(names.map((name) => [name, env[name]]));
  const config = configOf(own, inTerms);
  const key = config.auth.mode === 'jwt' && 'key' in config.auth.accounts ? config.auth.accounts.key : null;
  if (config.upstreamUrl === null && key !== null && !env['UPSTREAM_URL']?.trim()) throw new ConfigError([inTerms(NO_UPSTREAM)]);
  // Files are the caller's own, and may be as long as what Telnyx takes.
  const limits = { ...config.limits, maxBodyBytes: MAX_FILE_BYTES };
  // The sandbox has a demo account of its own.
  return { config: { ...config, limits, auth: { mode: 'passthrough' } }, key: config.upstreamUrl === null ? null : key };
}
