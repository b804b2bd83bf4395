import { setImmediate as turn } from 'node:timers/promises';
import {
  defaultTypeResolver,
  getArgumentValues,
  GraphQLError,
  isObjectType,
  locatedError,
  responsePathAsArray,
  type GraphQLLeafType,
  type GraphQLResolveInfo,
} from 'graphql';
import type { TimeSlicer } from '../../time-slicer.ts';
import { inspectedSize } from '../../schema/access/inspect-json.ts';
import { jsonPieces } from '../answers/json-pieces.ts';
import type { LongAnswer } from '../answers/long-answers.ts';
import { CollectedErrors, type Path } from './collected-errors.ts';
import type { Frame, JsonPart } from './frame.ts';
import { FieldInfo, ItemPlace, type Place, type RunInfo } from './field-info.ts';
import { PendingParts } from './pending-parts.ts';
import type { FieldPlan, SelectionPlan, ValuePlan } from './plan.ts';
import type { TraceTree } from '../trace/trace-tree.ts';

/** Characters of JSON that take as long to write as a field takes to resolve. */
const LONG_TEXT = 64;
/** Larger JSON values are written in turns of the event loop. */
const LONG_JSON = 262_144;
/** Up to here nobody is asked whether there is room. */
const SHORT_ANSWER = 1024 * 1024;

export interface RunLimits {
  readonly slicer: TimeSlicer;
  readonly maxBytes: number;
  readonly account: LongAnswer;
  /** Takes the times of all fields; null where nobody asked for them. */
  readonly trace: TraceTree | null;
}

/**
 * One execution of a plan, which writes the answer's `data` as JSON. It resolves, completes and reports what graphql-js
 * does, in the same order; `npm run fuzz` compares the two.
 */
export class Run {
  readonly errors = new CollectedErrors();
  readonly #info: RunInfo;
  readonly #slicer: TimeSlicer;
  readonly #limits: RunLimits;
  /** Bytes written so far, or fewer. */
  #written = 0;
  #refusal: 'too long' | 'no room' | null = null;
  /** Arguments that depend on variables, once they are computed. */
  readonly #arguments = new Map<FieldPlan, Readonly<Record<string, unknown>>>();

  constructor(info: RunInfo, limits: RunLimits) {
    this.#info = info;
    this.#limits = limits;
    this.#slicer = limits.slicer;
  }

  /** Why the rest of the answer was left out; null where it is whole. */
  get refusal(): 'too long' | 'no room' | null {
    return this.#refusal;
  }

  writeObject(selection: SelectionPlan, source: unknown, path: Path, frame: Frame): JsonPart {
    let text = '{';
    let pending: PendingParts | undefined;
    try {
      const { fields } = selection;
      this.#slicer.spend(fields.length);
      for (const field of fields) {
        text += field.keyJson;
        const piece = this.#writeField(field, source, path, frame);
        if (typeof piece === 'string') text += piece;
        else {
          pending ??= new PendingParts();
          pending.add(text, piece);
          text = '';
        }
      }
    } catch (error) {
      if (!pending) throw error;
      // Others that are under way may fail, too, and nobody else waits for them.
      return pending.join('').finally(() => {
        throw error;
      });
    }
    return pending ? pending.join(`${text}}`) : `${text}}`;
  }

  /** The root of a mutation: each field begins when the one before has ended. */
  async writeInSeries(selection: SelectionPlan, frame: Frame): Promise<string> {
    const members: string[] = [];
    for (const field of selection.fields) {
      // A write is carried out, also where the answer has no room for what it says.
      this.#take(field.keyJson.length);
      members.push(`${field.keyJson}${await this.#resolveField(field, undefined, undefined, frame)}`);
    }
    return `{${members.join('')}}`;
  }

  #writeField(field: FieldPlan, source: unknown, parent: Path, frame: Frame): JsonPart {
    return this.#take(field.keyJson.length) ? this.#resolveField(field, source, parent, frame) : 'null';
  }

  #resolveField(field: FieldPlan, source: unknown, parent: Path, frame: Frame): JsonPart {
    const info = new FieldInfo(this.#info, field, parent, frame);
    const { trace } = this.#limits;
    let result: unknown;
    try {
      result = trace ? trace.time(info, () => this.#resolve(field, source, info, frame)) : this.#resolve(field, source, info, frame);
    } catch (error) {
      return this.#fail(error, field.value, info);
    }
    return this.#completeOrFail(field.value, result, info, false);
  }

  /** Completes a value when it is there. Where that fails, null stands in its place, or the error goes on. */
  #completeOrFail(value: ValuePlan, result: unknown, place: Place, isItem: boolean): JsonPart {
    if (result instanceof Promise) {
      return result.then(
        (known: unknown) => this.#completeOrFail(value, known, place, isItem),
        (error: unknown) => this.#fail(error, value, place),
      );
    }
    try {
      const piece = isItem ? this.#completeInTurn(value, result, place) : this.#complete(value, result, place);
      return typeof piece === 'string' ? piece : piece.then(undefined, (error: unknown) => this.#fail(error, value, place));
    } catch (error) {
      return this.#fail(error, value, place);
    }
  }

  #resolve(field: FieldPlan, source: unknown, info: FieldInfo, { ctx }: Frame): unknown {
    // Packages for the next version of graphql-js declare members that this one does not have.
    return field.resolve(source, this.#argumentsOf(field), ctx, info as unknown as GraphQLResolveInfo);
  }

  #argumentsOf(field: FieldPlan): Readonly<Record<string, unknown>> {
    if (field.constantArguments) return field.constantArguments;
    const known = this.#arguments.get(field);
    if (known) return known;
    const [node] = field.nodes;
    const values = node ? getArgumentValues(field.field, node, this.#info.variables) : {};
    this.#arguments.set(field, values);
    return values;
  }

  /** Null in the place of what failed, or the error where none may stand there. */
  #fail(error: unknown, value: ValuePlan, { info, path, frame }: Place): string {
    const located = locatedError(error, info.planned.nodes, responsePathAsArray(path));
    if (value.kind === 'non-null') throw located;
    frame.onFailure?.(located);
    this.errors.add(located, path);
    return 'null';
  }

  #complete(value: ValuePlan, result: unknown, place: Place): JsonPart {
    if (result instanceof Error) throw result;
    if (value.kind === 'non-null') {
      const piece = this.#complete(value.of, result, place);
      return typeof piece === 'string' ? this.#notNull(piece, place) : piece.then((text) => this.#notNull(text, place));
    }
    if (result === null || result === undefined) return 'null';
    if (value.kind === 'leaf') return this.#writeLeaf(value.type, result);
    if (value.kind === 'list') return this.#writeList(value.of, result, place);
    if (value.kind === 'object') return this.#writeTyped(value.selection, result, place);
    const resolveType = value.type.resolveType ?? defaultTypeResolver;
    const name = resolveType(result, place.frame.ctx, place.info as unknown as GraphQLResolveInfo, value.type);
    return name instanceof Promise
      ? name.then((known) => this.#writeMember(known, value, result, place))
      : this.#writeMember(name, value, result, place);
  }

  /** Null stands for what an answer has no room for, too: that one is refused as a whole. */
  #notNull(text: string, place: Place): string {
    if (text !== 'null' || this.#refusal) return text;
    throw new Error(`Cannot return null for non-nullable field ${nameOf(place)}.`);
  }

  #writeList(value: ValuePlan, result: unknown, place: Place): JsonPart {
    if (typeof result !== 'object' || result === null || !(Symbol.iterator in result)) {
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${nameOf(place)}".`);
    }
    let text = '[';
    let pending: PendingParts | undefined;
    let index = 0;
    for (const item of result as Iterable<unknown>) {
      if (index > 0) text += ',';
      const piece = this.#completeOrFail(value, item, new ItemPlace(place, index), true);
      index += 1;
      if (typeof piece === 'string') text += piece;
      else {
        pending ??= new PendingParts();
        pending.add(text, piece);
        text = '';
      }
    }
    return pending ? pending.join(`${text}]`) : `${text}]`;
  }

  /** Completes an item at once where this turn of the event loop has room for it, else in a later one. */
  #completeInTurn(value: ValuePlan, item: unknown, place: Place): JsonPart {
    return this.#slicer.take() ? this.#complete(value, item, place) : this.#slicer.runLater(() => this.#complete(value, item, place));
  }

  /** Counts bytes that are about to be written; false where the answer has no room for them, and nothing more is resolved. */
  #take(bytes: number): boolean {
    if (this.#refusal) return false;
    this.#written += bytes;
    if (this.#written > this.#limits.maxBytes) this.#refusal = 'too long';
    else if (this.#written > SHORT_ANSWER && !this.#limits.account.hasRoomFor(this.#written)) this.#refusal = 'no room';
    return this.#refusal === null;
  }

  #writeLeaf(type: GraphQLLeafType, value: unknown): JsonPart {
    const serialized: unknown = type.serialize(value);
    if (serialized === null || serialized === undefined) {
      throw new Error(`A value of the type ${type.name} cannot be shown.`);
    }
    if (inspectedSize(serialized) > LONG_JSON) return this.#writeInTurns(serialized);
    const text = JSON.stringify(serialized) ?? 'null';
    if (text.length > LONG_TEXT) this.#slicer.spend(text.length / LONG_TEXT);
    return this.#take(text.length) ? text : 'null';
  }

  /** A large JSON value, a piece in each turn of the event loop. */
  async #writeInTurns(value: unknown): Promise<string> {
    const pieces: string[] = [];
    for (const piece of jsonPieces(value)) {
      if (!this.#take(piece.length)) return 'null';
      pieces.push(piece);
      await turn();
    }
    return pieces.join('');
  }

  #writeTyped(selection: SelectionPlan, result: unknown, place: Place): JsonPart {
    const { isTypeOf } = selection.type;
    if (!isTypeOf) return this.#writeEntity(selection, result, place);
    const isType = isTypeOf(result, place.frame.ctx, place.info as unknown as GraphQLResolveInfo);
    const checked = (is: boolean): JsonPart => {
      if (is) return this.#writeEntity(selection, result, place);
      throw new GraphQLError(`A value of ${nameOf(place)} is not of the type "${selection.type.name}".`, { nodes: place.info.fieldNodes });
    };
    return isType instanceof Promise ? isType.then(checked) : checked(isType);
  }

  #writeEntity(selection: SelectionPlan, result: unknown, { path, frame }: Place): JsonPart {
    return frame.entities && selection.isEntity
      ? frame.entities.write(selection, result as object, path, frame)
      : this.writeObject(selection, result, path, frame);
  }

  #writeMember(name: unknown, { type, selectionFor }: AbstractPlan, result: unknown, place: Place): JsonPart {
    const member = typeof name === 'string' ? this.#info.plan.schema.getType(name) : undefined;
    if (isObjectType(member)) return this.#writeTyped(selectionFor(member), result, place);
    throw new GraphQLError(`A value of ${nameOf(place)} is of no member of "${String(type)}".`, { nodes: place.info.fieldNodes });
  }
}

type AbstractPlan = Extract<ValuePlan, { readonly kind: 'abstract' }>;

const nameOf = ({ info }: Place): string => `${info.parentType.name}.${info.fieldName}`;
