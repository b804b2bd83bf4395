import { objectId } from '../../object-id.ts';
import type { Path } from '../collected-errors.ts';
import type { Variables } from '../collect-fields.ts';
import type { SelectionPlan } from '../plan.ts';
import type { EntityWriting, Frame, JsonPart } from '../frame.ts';
import type { Run } from '../run.ts';
import { SEEN_ONCE, UNCACHEABLE, type EntityJsonCache } from './entity-json-cache.ts';
import { watchContext } from './watch-context.ts';

export interface EntityWriterOptions {
  readonly cache: EntityJsonCache;
  readonly variables: Variables;
  readonly scopesKey: string;
  /** Called for each entity that is written, to keep it. */
  readonly onWritten: () => void;
}

/** Writes the entities of one execution: from what was written before, where that is as current as the entity itself. */
export class EntityWriter implements EntityWriting {
  readonly #run: Run;
  readonly #options: EntityWriterOptions;
  readonly #keys = new Map<SelectionPlan, string | null>();
  #plain = 0;
  #composed = 0;

  constructor(run: Run, options: EntityWriterOptions) {
    this.#run = run;
    this.#options = options;
  }

  /** Whether there were entities, and all of them were written to be kept, or before. */
  get isComposed(): boolean {
    return this.#composed > 0 && this.#plain === 0;
  }

  write(selection: SelectionPlan, entity: object, path: Path, frame: Frame): JsonPart {
    const { cache } = this.#options;
    const { ctx } = frame;
    const key = this.#keyOf(selection);
    const cached = key === null ? UNCACHEABLE : cache.get(entity, key);
    if (key !== null && cached === undefined) cache.set(entity, key, SEEN_ONCE);
    if (key === null || cached === undefined || cached === UNCACHEABLE) return this.#writePlainly(selection, entity, path, frame);
    if (cached === SEEN_ONCE || !ctx.loaders.useAgain(cached)) return this.#writeToKeep(selection, entity, path, { frame, key });
    if (cached.items > 0 && !ctx.takeItems(cached.items)) {
      // Which lists go beyond the limit shows when they are walked through.
      ctx.cost.items -= cached.items;
      return this.#writePlainly(selection, entity, path, frame);
    }
    // Beyond the limit nothing more is made, which shows where it is written field by field.
    if (!ctx.takeBytes(cached.json.length)) return this.#writePlainly(selection, entity, path, frame);
    this.#composed += 1;
    return cached.json;
  }

  #writePlainly(selection: SelectionPlan, entity: object, path: Path, { ctx, onFailure }: Frame): JsonPart {
    this.#plain += 1;
    return this.#run.writeObject(selection, entity, path, { ctx, onFailure, entities: null });
  }

  #writeToKeep(
    selection: SelectionPlan,
    entity: object,
    path: Path,
    { frame, key }: { readonly frame: Frame; readonly key: string },
  ): JsonPart {
    const { cache, onWritten } = this.#options;
    const watch = watchContext(frame.ctx);
    const keep = (json: string): string => {
      // The answer had no more room, so that fields are null which were never resolved.
      if (this.#run.refusal) {
        this.#plain += 1;
        return json;
      }
      const outcome = watch.outcome();
      if (outcome === 'lasting') {
        cache.set(entity, key, { json, items: watch.items(), sources: watch.sources(), asked: watch.asked() });
        this.#composed += 1;
      } else this.#plain += 1;
      if (outcome === 'never') cache.set(entity, key, UNCACHEABLE);
      return json;
    };
    onWritten();
    const inner: Frame = { ctx: watch.ctx, entities: null, onFailure: ({ originalError }) => watch.onFailure(originalError) };
    const piece = this.#run.writeObject(selection, entity, path, inner);
    return typeof piece === 'string' ? keep(piece) : piece.then(keep);
  }

  /** What equal JSON for an entity has in common; null where it may be another one each time. */
  #keyOf(selection: SelectionPlan): string | null {
    const known = this.#keys.get(selection);
    if (known !== undefined) return known;
    const { variables, scopesKey } = this.#options;
    const { variables: names } = selection;
    // In lists, so that a variable without a value is not one that is null.
    const key =
      names &&
      JSON.stringify([objectId(selection), scopesKey, ...names.map((name) => (Object.hasOwn(variables, name) ? [variables[name]] : []))]);
    this.#keys.set(selection, key);
    return key;
  }
}
