/** What an account says, by a gateway that answers in this process and listens nowhere. */
import { randomBytes } from 'node:crypto';
import { loadConfig, type Config } from '../../config.ts';
import { assembleGateway } from '../../gateway/assemble.ts';
import { prepareGateway } from '../../gateway/prepare.ts';
import { fileVariable } from '../../secret-files.ts';
import { createLogger } from '../../telemetry/logger.ts';
import type { Call } from '../command.ts';
import { OF_ACCOUNT } from './settings.ts';

type OfAccount = Pick<Call, 'env' | 'inTerms'>;

/** The data of an operation. Throws what the gateway answers in `errors`. */
export type Ask = <T>(query: string, variables: object) => Promise<T>;

/** The data of one query. */
export const askAccount = <T>(call: OfAccount, query: string, variables: object): Promise<T> =>
  withAccount(call, (ask) => ask<T>(query, variables));

/** Runs what asks the account several times. */
export async function withAccount<T>({ env, inTerms }: OfAccount, run: (ask: Ask) => Promise<T>): Promise<T> {
  const { config, key } = readConfig(env, inTerms);
  const prepared = await prepareGateway(config, inTerms);
  const gateway = await assembleGateway(prepared, { logger: createLogger('silent'), notReady: () => null });
  try {
    return await run(async <A>(query: string, variables: object): Promise<A> => {
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
    });
  } finally {
    await gateway.close();
  }
}

/** The key of the environment, or of the file that it names, is the caller's own. */
function readConfig(env: Call['env'], inTerms: Call['inTerms']): { readonly config: Config; readonly key: string | null } {
  // Whatever else a server is started with does not matter here.
  const names = OF_ACCOUNT.flatMap((name) => [name, fileVariable(name), name.toLowerCase()]);
  const own = Object.fromEntries(names.map((name) => [name, env[name]]));
  const config = loadConfig({ ...own, AUTH_MODE: 'jwt', JWT_SECRET: randomBytes(32).toString('hex') }, inTerms);
  const key = config.auth.mode === 'jwt' && 'key' in config.auth.accounts ? config.auth.accounts.key : null;
  return { config: { ...config, auth: { mode: 'passthrough' } }, key };
}
