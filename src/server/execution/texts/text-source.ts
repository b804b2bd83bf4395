import type { RequestContext } from '../../../context.ts';
import { Pace } from '../../../pace.ts';
import { computeText, type ComputeOptions, type ComputedText } from './compute-text.ts';
import type { Variables } from './needs.ts';
import { NotApplicable } from './not-applicable.ts';
import type { Slot } from './slot.ts';
import { ASKED_ONCE, UNFIT, type KeptText, type TextStore } from './text-store.ts';

/** Texts that one request makes before others may go on; with every field of an assistant, one takes half a millisecond. */
const TEXTS_PER_TURN = 10;

export type SlotKeys = ReadonlyMap<Slot, string>;

interface TextSourceOptions extends Omit<ComputeOptions, 'numberOf'> {
  readonly store: TextStore;
  readonly keys: SlotKeys;
}

export interface TextSource {
  /** Throws `NotApplicable` where there can be none. */
  readonly textOf: (assistant: object, slot: Slot) => string | Promise<string>;
  /** Whether a text was asked for that is not made yet, since it was asked for the first time; an empty one stands for it. */
  readonly isLacking: () => boolean;
}

/** Where the texts of one request come from: those that are kept, else made now. */
export function createTextSource({ store, keys, ...options }: TextSourceOptions): TextSource {
  const { ctx } = options;
  const compute: ComputeOptions = { ...options, numberOf: (document) => store.numberOf(document) };
  const pace = new Pace(TEXTS_PER_TURN);
  ctx.turns.texts = pace;
  let lacking = false;
  const make = (assistant: object, slot: Slot, key: string): string | Promise<string> => {
    const keep = (computed: ComputedText): string => {
      const { text, items, references, isLasting, failure } = computed;
      if (isLasting) store.keep(assistant, key, { text, items, references });
      else if (failure !== 'passing') store.keep(assistant, key, UNFIT);
      if (failure !== null) throw new NotApplicable();
      return text;
    };
    const computed = pace.take()
      ? computeText(assistant, slot, compute)
      : pace.later(slot).then(() => computeText(assistant, slot, compute));
    return computed instanceof Promise ? computed.then(keep) : keep(computed);
  };
  return {
    isLacking: () => lacking,
    textOf: (assistant, slot) => {
      const key = keys.get(slot);
      const kept = key === undefined ? UNFIT : store.get(assistant, key);
      if (key === undefined || kept === UNFIT) throw new NotApplicable();
      if (kept === undefined) {
        store.keep(assistant, key, ASKED_ONCE);
        lacking = true;
      }
      if (lacking) return '';
      if (kept === undefined || kept === ASKED_ONCE || !isCurrent(kept, ctx, store)) return make(assistant, slot, key);
      if (kept.items > 0 && !ctx.takeItems(kept.items)) throw new NotApplicable();
      return kept.text;
    },
  };
}

/** What each slot is asked for, under which its texts are kept; null where one of them is not the same each time. */
export function keysOf(
  slots: readonly Slot[],
  { store, variables, scopesKey }: { readonly store: TextStore; readonly variables: Variables; readonly scopesKey: string },
): SlotKeys | null {
  const keys = new Map<Slot, string>();
  for (const slot of slots) {
    const values = slot.keyFor(variables);
    if (values === null) return null;
    keys.set(slot, `${store.numberOf(slot)} ${values} ${scopesKey}`);
  }
  return keys;
}

/** Whether all that a text refers to is as it was then. What it refers to counts as read again. */
const isCurrent = ({ references }: KeptText, ctx: RequestContext, store: TextStore): boolean =>
  references.every(([id, document]) => {
    const held = ctx.loaders.assistant.loadHeld(id);
    return held !== null && held !== undefined && store.numberOf(held) === document;
  });
