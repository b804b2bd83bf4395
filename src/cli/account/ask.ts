/** What a query says of an account, by a gateway that answers this one query in this process, and listens nowhere. */
import { randomBytes } from 'node:crypto';
import { loadConfig, type Config } from '../../config.ts';
import { assembleGateway } from '../../gateway/assemble.ts';
import { prepareGateway } from '../../gateway/prepare.ts';
import { fileVariable } from '../../secret-files.ts';
import { createLogger } from '../../telemetry/logger.ts';
import type { Call } from '../command.ts';
import { OF_ACCOUNT } from './settings.ts';

/** The data of the query. Throws what the gateway would answer in `errors`. */
export async function askAccount<T>({ env, inTerms }: Pick<Call, 'env' | 'inTerms'>, query: string, variables: object): Promise<T> {
  const { config, key } = readConfig(env, inTerms);
  const prepared = await prepareGateway(config, inTerms);
  const gateway = await assembleGateway(prepared, { logger: createLogger('silent'), notReady: () => null });
  try {
    const response = await gateway.app.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(key !== null && { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data?: T | null; errors?: readonly { readonly message: string }[] };
    if (errors || !data) throw new Error(errors?.map(({ message }) => message).join(' ') ?? 'the gateway does not answer');
    return data;
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
