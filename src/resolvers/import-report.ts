/** What an import has changed. */
import type { RequestContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import { finishSoon } from '../turns.ts';
import { diffInPieces, type AssistantDiff } from '../insight/document-diff/diff-assistants.ts';
import type { Finding } from '../insight/findings/finding.ts';
import { openSnapshot } from '../insight/snapshot/plan-snapshot.ts';
import { isObject, type JsonObject } from '../json.ts';
import { nullFor } from '../upstream/errors.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import { LIST_GAPS, type AssistantWire } from '../upstream/wire/assistant.ts';
import { importing, type Imported, type ImportAssistantsInput } from './import-assistants.ts';
import { importIdOf, PASS_OVER } from './import-plan.ts';
import { WHOLE, wholeAssistants } from './whole-assistants.ts';
import { write } from './write.ts';

export type ImportOutcome = 'CREATED' | 'OVERWRITTEN' | 'UNCHANGED';

export interface ImportEntry {
  readonly assistant: AssistantWire;
  readonly outcome: ImportOutcome;
  readonly diff: AssistantDiff;
  readonly findings: readonly Finding[];
}

export interface ImportReport {
  /** Whether both states are known of all, and nothing else was written in between. */
  readonly isComplete: boolean;
  readonly entries: readonly ImportEntry[];
}

/** The assistants before an import. */
interface StateBefore {
  /** By their ids; null where they could not be read. */
  readonly byId: ReadonlyMap<string, AssistantWire> | null;
  readonly isWhole: boolean;
  /** The number of the last write of assistants before it was read. */
  readonly lastWrite: number;
}

export interface ReportedImport extends Imported {
  readonly before: StateBefore;
  readonly isOvertaken: boolean;
}

/** An import with the state before it: one list of its own, and single reads; never the reason that it is not sent. */
export const importReported = write<ImportAssistantsInput & { readonly before?: StateBefore }, ReportedImport>({
  ...importing,
  prepare: async (input, ctx) => ({ ...input, before: await stateBefore(input, ctx) }),
  brings: (answer, input, ctx, lastWrite) => {
    const before = input.before ?? { byId: null, isWhole: false, lastWrite };
    return { ...importing.brings(answer, input, ctx), before, isOvertaken: lastWrite !== before.lastWrite };
  },
});

/** Calls of an operation that stay for the import with its repeats, and for what is read of its answer; and how long it is kept waiting. */
const LIMITS = { keepsCalls: 10, withinMs: 10_000 };

/** What there is, from the upstream as it is now, and as a whole of each that may be overwritten, as far as the limits allow. */
async function stateBefore(input: ImportAssistantsInput, ctx: RequestContext): Promise<StateBefore> {
  const { provider, importIds } = input;
  const meant = importIds && new Set(importIds);
  const lastWrite = ctx.loaders.lastWriteOf(importing.outdates());
  const now = ctx.fresh(LIMITS);
  const isMeant = (entry: AssistantWire) => {
    const importId = importIdOf(entry, provider);
    return importId === null ? ctx.loaders.mayLack(entry, 'import_metadata') : (meant?.has(importId) ?? true);
  };
  try {
    const list = await now.loaders.of(assistants).list();
    const { entries } = await wholeAssistants(list, { ...WHOLE, isMeant, passOver: PASS_OVER }, now);
    return { byId: new Map(entries.map((entry) => [String(entry.id), entry])), isWhole: list.omitted === 0, lastWrite };
  } catch (error) {
    if (error instanceof GatewayError) return { byId: null, isWhole: false, lastWrite };
    throw error;
  }
}

/** What an import has changed. Without the state before it says nothing of any assistant. */
export async function reportOnImport(
  { before, isOvertaken, assistants: imported, damaged }: ReportedImport,
  findingsOf: (document: JsonObject) => Promise<readonly Finding[]>,
  ctx: RequestContext,
): Promise<ImportReport> {
  const { byId } = before;
  if (byId === null) return { isComplete: false, entries: [] };
  let singles = 0;
  const made = imported.map(async (assistant): Promise<{ readonly entry: ImportEntry; readonly isKnown: boolean }> => {
    const id = String(assistant.id);
    const old = byId.get(id);
    const was = await finishSoon(openSnapshot((old ?? {}) as JsonObject));
    const isThin =
      LIST_GAPS.keys.some((key) => !Object.hasOwn(assistant, key)) ||
      lostIn(await finishSoon(openSnapshot(assistant as unknown as JsonObject)), was).length > 0;
    if (isThin) singles += 1;
    const whole = isThin && singles <= MOST_SINGLES ? await nullFor(PASS_OVER, ctx.loaders.of(assistants).loadWhole(id)) : null;
    const after = whole ?? assistant;
    const is = await finishSoon(openSnapshot(after as unknown as JsonObject));
    const hidden = [
      ...(old ? WHOLE.fields.filter((key) => ctx.loaders.mayLack(old, key)) : []),
      ...(isThin && !whole ? lostIn(is, was) : []),
    ];
    const unknown = new Set([...hidden, ...lostIn(was, is).filter((key) => old && ctx.loaders.mayLack(old, key))]);
    const diff = await finishSoon(diffInPieces(without(was, unknown), without(is, unknown)));
    const outcome = old === undefined ? 'CREATED' : diff.changes.length === 0 ? 'UNCHANGED' : 'OVERWRITTEN';
    const isKnown = unknown.size === 0 && (!isThin || whole !== null);
    return {
      entry: { assistant: after, outcome, diff, findings: isKnown ? await findingsOf(after as unknown as JsonObject) : [] },
      isKnown,
    };
  });
  const all = await Promise.all(made);
  const isComplete = before.isWhole && !isOvertaken && damaged === 0 && all.every(({ isKnown }) => isKnown);
  return { isComplete, entries: all.map(({ entry }) => entry) };
}

/** Assistants that are read after an import, as its answer leaves something out. */
const MOST_SINGLES = 80;

/** The keys that one state has a value for, and the other has none. */
const lostIn = (one: JsonObject, other: JsonObject): readonly string[] =>
  Object.keys(other).filter((key) => isFilled(other[key]) && !isFilled(one[key]));

function isFilled(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return isObject(value) ? Object.keys(value).length > 0 : value !== null && value !== undefined && value !== '';
}

/** A state without what is not known of it, or of the other one. Of tools, those of the library stand apart. */
function without(state: JsonObject, unknown: ReadonlySet<string>): JsonObject {
  const areToolsUnknown = TOOLS.some((key) => unknown.has(key));
  return Object.fromEntries(Object.entries(state).filter(([key]) => !unknown.has(key) && !(areToolsUnknown && TOOLS.includes(key))));
}

const TOOLS = ['tools', 'tool_ids'];
