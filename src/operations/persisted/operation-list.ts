import { toPlainId } from './document-id.ts';

/** One operation that clients may send, with what it is called by. */
export interface ListedOperation {
  readonly id: string;
  readonly text: string;
}

/** The operations that a gateway answers, where it answers no others. */
export class OperationList {
  readonly operations: readonly ListedOperation[];
  readonly #byId: ReadonlyMap<string, string>;
  readonly #texts: ReadonlySet<string>;

  constructor(operations: readonly ListedOperation[]) {
    this.operations = operations;
    this.#byId = new Map(operations.map(({ id, text }) => [id, text]));
    this.#texts = new Set(operations.map(({ text }) => text));
  }

  textOf(id: string): string | undefined {
    return this.#byId.get(id);
  }

  /** Whether the text is listed, to the letter. */
  has(text: string): boolean {
    return this.#texts.has(text);
  }
}

/**
 * Operations of a file: Apollo's manifest, or an object from ids to texts as other tools write it. Throws a TypeError
 * that says what is wrong, without what the file holds.
 */
export const parseOperationList = (json: string): OperationList => toOperationList(parseJson(json));

/** The same of what such a file holds. */
export function toOperationList(content: unknown): OperationList {
  const operations = entriesOf(content).map(([id, text], index) => {
    if (typeof id !== 'string' || id === '' || typeof text !== 'string')
      throw new TypeError(
        `entry ${index + 1} lacks its id or its text: it takes Apollo's manifest, or an object from ids to the texts of operations`,
      );
    return { id: toPlainId(id), text };
  });
  if (operations.length === 0) throw new TypeError('it lists no operation');
  if (new Set(operations.map(({ id }) => id)).size < operations.length) throw new TypeError('it lists an id twice');
  return new OperationList(operations);
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new TypeError('it is not JSON');
  }
}

const MANIFEST = 'apollo-persisted-query-manifest';

function entriesOf(content: unknown): readonly (readonly [id: unknown, text: unknown])[] {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) throw new TypeError('it is not a list of operations');
  if (!('format' in content)) return Object.entries(content);
  const { format, version, operations }: { format: unknown; version?: unknown; operations?: unknown } = content;
  if (format !== MANIFEST || version !== 1 || !Array.isArray(operations)) throw new TypeError(`it is not a "${MANIFEST}" of version 1`);
  return operations.map((entry: { readonly id?: unknown; readonly body?: unknown } | null) => [entry?.id, entry?.body]);
}
