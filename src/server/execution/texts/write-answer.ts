import { defaultFieldResolver, getArgumentValues, type ExecutionArgs, type GraphQLField, type GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../../../context.ts';
import type { Variables } from './needs.ts';
import { NotApplicable } from './not-applicable.ts';
import type { Member, Plan, PlannedField, PlannedValue } from './plan.ts';
import type { TextSource } from './text-source.ts';

/** A piece of JSON; some are still being made. */
type Piece = string | Promise<string>;

export interface AnswerOptions {
  readonly args: ExecutionArgs;
  readonly plan: Plan;
  /** Coerced. */
  readonly variables: Variables;
  readonly texts: Pick<TextSource, 'textOf'>;
}

/**
 * The text of a planned operation's `data`, at once where all of it is at hand. Rejects where the usual execution has to
 * answer, when nothing is under way any more.
 */
export function writeAnswer(options: AnswerOptions): Piece {
  const writer = new AnswerWriter(options);
  const members = options.plan.members.map((member) => writer.writeRoot(member));
  const wrap = (texts: readonly string[]) => `{${texts.join(',')}}`;
  return members.every(isMade) ? wrap(members) : settled(members).then(wrap);
}

class AnswerWriter {
  readonly #options: AnswerOptions;
  readonly #ctx: RequestContext;
  readonly #infos = new Map<PlannedField, GraphQLResolveInfo>();

  constructor(options: AnswerOptions) {
    this.#options = options;
    this.#ctx = options.args.contextValue as RequestContext;
  }

  /** It never throws, as other members may be under way: what fails rejects. */
  writeRoot(member: Member): Piece {
    if (member.kind === 'text') return member.text;
    try {
      const value = this.#resolve(this.#options.args.rootValue, member);
      return value instanceof Promise ? value.then((known: unknown) => this.#writeValue(member, known)) : this.#writeValue(member, value);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  #writeValue({ name, value: planned }: PlannedField, value: unknown): Piece {
    // Something is damaged or stale, and the answer has to say so.
    if (this.#ctx.fieldErrors.length > 0 || this.#ctx.cost.staleReads > 0) throw new NotApplicable();
    const pieces: Piece[] = [name];
    try {
      this.#write(pieces, value, planned);
    } catch (error) {
      return Promise.allSettled(pieces).then(() => {
        throw error;
      });
    }
    return pieces.every(isMade) ? pieces.join('') : settled(pieces).then((texts) => texts.join(''));
  }

  #resolve(parent: unknown, planned: PlannedField): unknown {
    const { resolve = defaultFieldResolver } = planned.field;
    const args = getArgumentValues(planned.field as GraphQLField<unknown, unknown>, planned.node, this.#options.variables);
    return resolve(parent, args, this.#ctx, this.#infoOf(planned));
  }

  #write(pieces: Piece[], value: unknown, planned: PlannedValue): void {
    const isNull = value === null || value === undefined;
    if (planned.kind === 'required') {
      if (isNull) throw new NotApplicable();
      this.#write(pieces, value, planned.of);
    } else if (isNull) pieces.push('null');
    else if (planned.kind === 'list') this.#writeList(pieces, value, planned.of);
    else if (planned.kind === 'leaf') pieces.push(JSON.stringify(planned.serialize(value)) ?? fail());
    else if (planned.kind === 'slot') pieces.push(this.#options.texts.textOf(value, planned.slot));
    else this.#writeObject(pieces, value, planned.members);
  }

  #writeList(pieces: Piece[], value: unknown, planned: PlannedValue): void {
    if (!Array.isArray(value)) throw new NotApplicable();
    pieces.push('[');
    for (let index = 0; index < value.length; index += 1) {
      if (index > 0) pieces.push(',');
      this.#write(pieces, value[index], planned);
    }
    pieces.push(']');
  }

  #writeObject(pieces: Piece[], value: unknown, members: readonly Member[]): void {
    let before = '{';
    for (const member of members) {
      if (member.kind === 'text') pieces.push(before, member.text);
      else {
        pieces.push(before, member.name);
        const found = this.#resolve(value, member);
        if (found instanceof Promise) throw new NotApplicable();
        this.#write(pieces, found, member.value);
      }
      before = ',';
    }
    pieces.push('}');
  }

  #infoOf(planned: PlannedField): GraphQLResolveInfo {
    const known = this.#infos.get(planned);
    if (known) return known;
    const { args, plan, variables } = this.#options;
    const info = {
      fieldName: planned.field.name,
      fieldNodes: [planned.node],
      returnType: planned.field.type,
      parentType: planned.parentType,
      path: planned.path,
      schema: args.schema,
      fragments: plan.fragments,
      rootValue: args.rootValue,
      operation: plan.operation,
      variableValues: variables,
      // Packages for the next version of graphql-js declare members that this one does not have.
    } as unknown as GraphQLResolveInfo;
    this.#infos.set(planned, info);
    return info;
  }
}

function fail(): never {
  throw new NotApplicable();
}

const isMade = (piece: Piece): piece is string => typeof piece === 'string';

/** All of them, or the first failure; either way none is left under way. */
async function settled(pieces: readonly Piece[]): Promise<readonly string[]> {
  const outcomes = await Promise.allSettled(pieces);
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
}
