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

/** Where the texts of one request come from: those that are kept, else made now. */
export class TextSource {
  readonly #options: TextSourceOptions;
  /** Made with the first text that has to be made. */
  #making: { readonly pace: Pace; readonly compute: ComputeOptions } | undefined;
  #isLacking = false;

  constructor(options: TextSourceOptions) {
    this.#options = options;
  }

  /** Whether a text was asked for that is not made yet, since it was asked for the first time; an empty one stands for it. */
  get isLacking(): boolean {
    return this.#isLacking;
  }

  /** Throws `NotApplicable` where there can be none. */
  textOf(assistant: object, slot: Slot): string | Promise<string> {
    const { store, keys, ctx } = this.#options;
    const key = keys.get(slot);
    const kept = key === undefined ? UNFIT : store.get(assistant, key);
    if (key === undefined || kept === UNFIT) throw new NotApplicable();
    if (kept === undefined) {
      store.keep(assistant, key, ASKED_ONCE);
      this.#isLacking = true;
    }
    if (this.#isLacking) return '';
    if (kept === undefined || kept === ASKED_ONCE || !isCurrent(kept, ctx, store)) return this.#make(assistant, slot, key);
    if (kept.items > 0 && !ctx.takeItems(kept.items)) throw new NotApplicable();
    return kept.text;
  }

  #make(assistant: object, slot: Slot, key: string): string | Promise<string> {
    this.#making ??= this.#beginMaking();
    const { pace, compute } = this.#making;
    const computed = pace.take()
      ? computeText(assistant, slot, compute)
      : pace.later(slot).then(() => computeText(assistant, slot, compute));
    const keep = (text: ComputedText) => this.#keep(assistant, key, text);
    return computed instanceof Promise ? computed.then(keep) : keep(computed);
  }

  #beginMaking() {
    const { store, ctx, ...options } = this.#options;
    const pace = new Pace(TEXTS_PER_TURN);
    ctx.turns.texts = pace;
    return { pace, compute: { ...options, ctx, numberOf: (document: object) => store.numberOf(document) } };
  }

  #keep(assistant: object, key: string, { text, items, references, isLasting, failure }: ComputedText): string {
    const { store } = this.#options;
    if (isLasting) store.keep(assistant, key, { text, items, references });
    else if (failure !== 'passing') store.keep(assistant, key, UNFIT);
    if (failure !== null) throw new NotApplicable();
    return text;
  }
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
