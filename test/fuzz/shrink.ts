import { Kind, parse, print, visit, type DocumentNode } from 'graphql';
import type { Difference, Send, World } from './world.ts';

export interface Shrunk {
  readonly sends: readonly Send[];
  /** Whether these requests alone show the difference. */
  readonly isAlone: boolean;
}

const MAX_MS = 6_000;

/** Whether the last of these requests differs in the same way as the one that was found. */
type Attempt = (sends: readonly Send[]) => Promise<boolean>;

/** Fewer requests and a shorter operation that differ in the same way. */
export async function shrink(sends: readonly Send[], kind: string, start: () => Promise<World>): Promise<Shrunk> {
  const ends = performance.now() + MAX_MS;
  const replay = async (world: World, candidate: readonly Send[]): Promise<boolean> => {
    let last: Difference | null = null;
    for (const send of candidate) last = await world.perform(send);
    return last?.kinds.includes(kind) ?? false;
  };
  /** In a world that has seen nothing else. */
  const afresh: Attempt = async (candidate) => {
    const world = await start();
    try {
      return await replay(world, candidate);
    } finally {
      await world.close();
    }
  };
  const few = await fewestSends(sends, async (candidate) => performance.now() < ends && afresh(candidate));
  if (!few) return { sends: sends.slice(-1), isAlone: false };
  // A text that is new is new to any world, so one of them serves for many; what comes out has to hold in a fresh one.
  const world = await start();
  const again: Attempt = async (candidate) => performance.now() < ends && replay(world, candidate);
  const short = await shrinkVariables(await shrinkText(few, again), again);
  await world.close();
  return { sends: (await afresh(short)) ? short : few, isAlone: true };
}

/** The last request alone, as often as execution by plan or by cache takes, or with the others of its text; null where more is needed. */
async function fewestSends(sends: readonly Send[], attempt: Attempt): Promise<readonly Send[] | null> {
  const last = sends.at(-1);
  if (!last) return null;
  const ofText = sends.filter(({ text }) => text === last.text);
  let found: readonly Send[] | null = null;
  for (const candidate of [[last], [last, last], Array.from({ length: 6 }, () => last), ofText]) {
    found ??= (await attempt(candidate)) ? candidate : null;
  }
  for (let at = (found?.length ?? 0) - 2; found && at >= 0; at -= 1) {
    const fewer: readonly Send[] = found.toSpliced(at, 1);
    if (await attempt(fewer)) found = fewer;
  }
  return found;
}

async function shrinkText(sends: readonly Send[], attempt: Attempt): Promise<readonly Send[]> {
  let found = sends;
  for (let at = 0; ;) {
    const document = parsed(found.at(-1)?.text ?? '');
    const shorter = document && withoutNode(document, at);
    if (!shorter) return found;
    const text = print(shorter);
    const candidate = found.map((send) => changed(send, { text }));
    if (await attempt(candidate)) found = candidate;
    else at += 1;
  }
}

async function shrinkVariables(sends: readonly Send[], attempt: Attempt): Promise<readonly Send[]> {
  let found = sends;
  for (const name of Object.keys(sends.at(-1)?.request.variables ?? {})) {
    const candidate = found.map((send) =>
      changed(send, { request: { ...send.request, variables: without(name, send.request.variables) } }),
    );
    if (await attempt(candidate)) found = candidate;
  }
  return found;
}

const changed = (send: Send, changes: Partial<Send>): Send => ({ ...send, ...changes });

const without = (name: string, variables: Send['request']['variables']) =>
  variables && Object.fromEntries(Object.entries(variables).filter(([key]) => key !== name));

function parsed(text: string): DocumentNode | null {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

const REMOVABLE: ReadonlySet<string> = new Set([
  Kind.FIELD,
  Kind.INLINE_FRAGMENT,
  Kind.FRAGMENT_SPREAD,
  Kind.FRAGMENT_DEFINITION,
  Kind.OPERATION_DEFINITION,
  Kind.VARIABLE_DEFINITION,
  Kind.DIRECTIVE,
  Kind.ARGUMENT,
]);

/** The document without its node of that number; null where there are not as many. */
function withoutNode(document: DocumentNode, number: number): DocumentNode | null {
  let seen = 0;
  let removed = false;
  const shorter = visit(document, {
    enter: (node) => {
      if (!REMOVABLE.has(node.kind)) return undefined;
      seen += 1;
      if (seen - 1 !== number) return undefined;
      removed = true;
      return null;
    },
  });
  return removed ? shorter : null;
}
