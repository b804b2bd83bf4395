import { isNonNullType, type GraphQLInputType } from 'graphql';
import type { Random } from '../random.ts';
import { inputValue, toLiteral, type ValuePool } from './values.ts';

interface Variable {
  readonly name: string;
  /** Name of the argument that it is made for, which tells good values. */
  readonly for: string;
  readonly type: GraphQLInputType;
  readonly declaration: string;
  readonly hasDefault: boolean;
  readonly mayBeNull: boolean;
}

const NAMES = [
  'x',
  'y',
  'id',
  'flag',
  'if',
  'null',
  'true',
  'on',
  'query',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'then',
];

/** The variables of one operation, declared as they are used. */
export class Variables {
  readonly #declared: Variable[] = [];
  readonly #pool: ValuePool;
  readonly #random: Random;

  constructor(pool: ValuePool, random: Random) {
    this.#pool = pool;
    this.#random = random;
  }

  /** A variable for a place of this type: one that is there, or another one. */
  use(type: GraphQLInputType, usedFor: string, neverNull = false): string {
    const known = this.#declared.filter(
      (variable) => String(variable.type) === String(type) && !(neverNull && (variable.mayBeNull || variable.hasDefault)),
    );
    if (known.length > 0 && this.#random.chance(0.6)) return `$${this.#random.pick(known).name}`;
    if (this.#random.chance(0.003)) return '$undefinedVariable';
    return `$${this.#declare(type, usedFor, neverNull).name}`;
  }

  /** Variables that nobody uses are against the rules, so this is for what should be refused. */
  declareUnused(type: GraphQLInputType): void {
    this.#declare(type, 'unused');
  }

  /** `($a: Int = 1, $b: ID!)`, or nothing. */
  declarations(): string {
    return this.#declared.length === 0 ? '' : `(${this.#declared.map(({ declaration }) => declaration).join(', ')})`;
  }

  /** Values for one request. */
  values(): Readonly<Record<string, unknown>> {
    const random = this.#random;
    const given = this.#declared.flatMap(({ name, type, for: usedFor, hasDefault, mayBeNull }) => {
      const absence = mayBeNull ? 0.2 : 0.03;
      if (random.chance(hasDefault ? 0.45 : absence)) return random.chance(0.5) ? [[name, null] as const] : [];
      return [[name, inputValue(type, usedFor, this.#pool, random)] as const];
    });
    const extra = random.chance(0.04) ? [[random.pick(NAMES), random.pick([1, 'x', null, {}])] as const] : [];
    return Object.fromEntries([...extra, ...given]);
  }

  #declare(type: GraphQLInputType, usedFor: string, neverNull = false): Variable {
    const random = this.#random;
    const taken = new Set(this.#declared.map(({ name }) => name));
    const odd = random.pick(NAMES);
    const name = taken.has(odd) && random.chance(0.995) ? `v${this.#declared.length}` : odd;
    const isRequired = isNonNullType(type);
    // A default lets a nullable variable stand where null may not.
    const asNullable = isRequired && !neverNull && random.chance(0.4);
    const hasDefault = (asNullable && random.chance(0.98)) || (!isRequired && random.chance(0.35));
    const declaredType = asNullable ? String(type.ofType) : !isRequired && random.chance(0.12) ? `${String(type)}!` : String(type);
    const written = random.chance(0.004) ? 'String' : declaredType;
    const fallback = hasDefault ? ` = ${toLiteral(inputValue(type, usedFor, this.#pool, random))}` : '';
    const declaration = `$${name}: ${written}${fallback}`;
    const variable = { name, for: usedFor, type, declaration, hasDefault, mayBeNull: !written.endsWith('!') };
    this.#declared.push(variable);
    return variable;
  }
}
