import { Kind, parse, print, visit, type DocumentNode } from 'graphql';
import type { Send } from './world.ts';

/** Whether the last of these requests still differs in the same way, in a world that has seen nothing else. */
type StillDiffers = (sends: readonly Send[]) => Promise<boolean>;

export interface Shrunk {
  readonly sends: readonly Send[];
  /** Whether these requests alone show the difference. */
  readonly isAlone: boolean;
}

const MAX_ATTEMPTS = 200;
const MAX_MS = 5_000;

/** Fewer requests and a shorter operation that differ in the same way. */
export async function shrink(sends: readonly Send[], stillDiffers: StillDiffers): Promise<Shrunk> {
  let left = MAX_ATTEMPTS;
  const ends = performance.now() + MAX_MS;
  const attempt = async (candidate: readonly Send[]) => {
    left -= 1;
    return candidate.length > 0 && left >= 0 && performance.now() < ends && (await stillDiffers(candidate));
  };
  const last = sends.at(-1);
  if (!last) return { sends, isAlone: false };
  const ofText = sends.filter(({ text }) => text === last.text);
  let found: readonly Send[] | null = null;
  for (const candidate of [[last], Array.from({ length: 5 }, () => last), ofText]) found ??= (await attempt(candidate)) ? candidate : null;
  if (!found) return { sends: ofText, isAlone: false };
  for (let at = found.length - 2; at >= 0; at -= 1) {
    const shorter: readonly Send[] = found.toSpliced(at, 1);
    if (await attempt(shorter)) found = shorter;
  }
  found = await shrinkText(found, attempt);
  return { sends: await shrinkVariables(found, attempt), isAlone: true };
}

async function shrinkText(sends: readonly Send[], attempt: StillDiffers): Promise<readonly Send[]> {
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

async function shrinkVariables(sends: readonly Send[], attempt: StillDiffers): Promise<readonly Send[]> {
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
