import { LIST_GAPS } from '../../src/upstream/wire/assistant.ts';
import { someDocuments, type Document } from './documents.ts';
import type { Random } from './random.ts';

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ReplyText {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What is odd about an upstream account. */
export interface AccountTraits {
  readonly name: string;
  readonly documents: readonly Document[];
  /** Whether lists leave out what they may, and what stands there. */
  readonly gaps: 'none' | 'absent' | 'empty';
  /** Entries of the list that are no assistants. */
  readonly damaged: readonly unknown[];
  /** Answers to single reads that fail, by id. */
  readonly failing: ReadonlyMap<string, Reply>;
  /** Ids that the list passes over. */
  readonly unlisted: ReadonlySet<string>;
  /** The answer to every list, where it fails. */
  readonly listFails: Reply | null;
}

// None of them is an outage: a circuit that opened would open for one side only, as it makes more calls.
const FAILURES: readonly Reply[] = [
  { status: 403, body: { errors: [{ title: 'Forbidden', detail: 'not yours' }] } },
  { status: 404, body: { detail: 'Not Found' } },
  { status: 422, body: { detail: [{ loc: ['path', 'id'], msg: 'bad id' }] } },
  { status: 200, body: [] },
  { status: 200, body: 'no assistant' },
  { status: 200, body: { unknown: true } },
  { status: 429, body: {}, headers: { 'retry-after': '60' } },
];

/**
 * An account; `consistent` where its list and its single reads say the same of each assistant. Only then may a cache
 * answer by the one what a judge asks by the other.
 */
export function someTraits(name: string, random: Random, consistent: boolean): AccountTraits {
  const documents = someDocuments(random, 7);
  const failingIds = documents.filter(() => random.chance(consistent ? 0.12 : 0.3)).map(({ id }) => String(id));
  return {
    name,
    documents,
    gaps: random.pick(['none', 'none', 'absent', 'empty']),
    damaged: random.chance(0.15) ? random.some([null, 7, {}, { name: 'no id' }, []], 2) : [],
    failing: new Map(failingIds.map((id) => [id, random.pick(FAILURES)])),
    unlisted: new Set(consistent ? failingIds : []),
    listFails: !consistent && random.chance(0.06) ? random.pick(FAILURES) : null,
  };
}

const NOT_FOUND: Reply = { status: 404, body: { errors: [{ code: '10005', title: 'Resource not found' }] } };

/** The state of one account on one side: its documents say whose they are, and after how many writes. */
export class Account {
  readonly #traits: AccountTraits;
  #writes = 0;
  readonly #made = new Map<string, ReplyText>();

  constructor(traits: AccountTraits) {
    this.#traits = traits;
  }

  /** The answer as text, which is made once for each state. */
  answer(method: string, path: string, body: string): ReplyText {
    const held = method === 'GET' ? this.#made.get(path) : undefined;
    if (held) return held;
    // It has no shared tools and no MCP servers, so writes of those find nothing.
    const write = () => (path.includes('/import') ? this.#write(body) : NOT_FOUND);
    const { status, body: value, headers = {} } = method === 'GET' ? this.#read(path) : write();
    const made = { status, text: JSON.stringify(value), headers };
    if (method === 'GET') this.#made.set(path, made);
    return made;
  }

  #read(path: string): Reply {
    const { documents, damaged, failing, unlisted, listFails } = this.#traits;
    const [pathname = '', query = ''] = path.split('?');
    if (pathname === '/ai/assistants') {
      const listed = documents.filter(({ id }) => !unlisted.has(String(id))).map((document) => this.#entry(document));
      return listFails ?? { status: 200, body: { data: [...listed, ...damaged] } };
    }
    const id = decodeURIComponent(pathname.slice('/ai/assistants/'.length));
    const document = documents.find((each) => String(each['id']) === id);
    const failure = failing.get(id);
    if (failure || !document) return failure ?? NOT_FOUND;
    const now = this.#now(document);
    return { status: 200, body: query === '' ? now : { ...now, dynamic_variables: { asked: query, default: now['dynamic_variables'] } } };
  }

  #write(body: string): Reply {
    const { api_key_ref: key, import_ids: ids } = JSON.parse(body) as {
      readonly api_key_ref?: string;
      readonly import_ids?: readonly string[];
    };
    if (key === 'refused') return { status: 422, body: { detail: [{ loc: ['body', 'api_key_ref'], msg: 'unknown secret' }] } };
    if (key === 'forbidden') return { status: 403, body: { errors: [{ detail: 'no' }] } };
    this.#writes += 1;
    this.#made.clear();
    if (key === 'unreadable') return { status: 200, body: { data: 'none' } };
    const written = this.#traits.documents.filter(({ id }) => ids === undefined || ids.includes(String(id))).slice(0, 3);
    return { status: 201, body: { data: [...written.map((each) => this.#now(each)), ...(key === 'damaged' ? [7, {}] : [])] } };
  }

  #now(document: Document): Document {
    return { ...document, description: `${this.#traits.name} after ${this.#writes}`, version_id: `v${this.#writes}` };
  }

  #entry(document: Document): Document {
    const { gaps } = this.#traits;
    const now = this.#now(document);
    if (gaps === 'none') return now;
    const isGap = (key: string) => (LIST_GAPS.keys as readonly string[]).includes(key);
    return Object.fromEntries(
      Object.entries(now).flatMap(([key, value]) => {
        if (!isGap(key)) return [[key, value]];
        return gaps === 'empty' ? [[key, Array.isArray(value) ? [] : null]] : [];
      }),
    );
  }
}
