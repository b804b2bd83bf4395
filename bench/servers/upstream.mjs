/** The upstream as peers call it: undici's pool, no retries, no limits, no cache. */
import { Pool } from 'undici';

const pool = new Pool(process.env['UPSTREAM_ORIGIN'], { connections: 1_024 });

/** GETs a path as JSON. */
export async function get(path) {
  const { statusCode, body } = await pool.request({ path, method: 'GET', headers: { authorization: 'Bearer x' } });
  if (statusCode === 200) return body.json();
  await body.dump();
  throw new Error(`The upstream answered with ${statusCode}.`);
}

export const getAssistant = (id) => get(`/v2/ai/assistants/${id}`);
export const getFinished = (id) => get(`/finished/${id}`);
export const getAssistants = async () => (await get('/v2/ai/assistants')).data;
