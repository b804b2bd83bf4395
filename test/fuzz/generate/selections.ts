import {
  getNamedType,
  GraphQLBoolean,
  GraphQLNonNull,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Random } from '../random.ts';
import { inputValue, toLiteral, type ValuePool } from './values.ts';
import type { Variables } from './variables.ts';

export interface SelectionOptions {
  readonly schema: GraphQLSchema;
  readonly pool: ValuePool;
  readonly variables: Variables;
  readonly random: Random;
  readonly incremental: boolean;
}

type Field = GraphQLField<unknown, unknown>;

const MAX_DEPTH = 8;
const MAX_FIELDS = 24;
/** Up to this length a selection may stand there twice. */
const MAX_REPEATED = 150;
const MAX_FRAGMENTS = 6;
const ALIASES = ['a', 'b', 'id', 'name', '__proto__', 'constructor', 'toString', 'then', 'if', 'hasOwnProperty', 'length'];
const FRAGMENT_NAMES = ['F', 'G', 'H', '__proto__', 'constructor', 'Assistant', 'W'];
const CONDITION = new GraphQLNonNull(GraphQLBoolean);

/**
 * Selection sets of one operation. Each type has few fields to choose from, so that the same ones stand in several places,
 * and each response key stands for one field with the same arguments, so that they merge.
 */
export class Selections {
  readonly #options: SelectionOptions;
  readonly #fragments = new Map<string, { readonly on: GraphQLCompositeType; readonly text: string }>();
  readonly #palettes = new Map<string, readonly Field[]>();
  readonly #fieldOfAlias = new Map<string, string>();
  readonly #arguments = new Map<string, string>();
  #fields = 0;
  #labels = 0;

  constructor(options: SelectionOptions) {
    this.#options = options;
  }

  /** The selection set of the operation itself. */
  root(type: GraphQLObjectType): string {
    return this.set(type, 0);
  }

  fragments(): readonly string[] {
    return [...this.#fragments.entries()].map(([name, { on, text }]) => `fragment ${name} on ${on.name} ${text}`);
  }

  set(type: GraphQLNamedType | undefined, depth: number): string {
    if (!isCompositeType(type)) return '{ __typename }';
    const { random } = this.#options;
    const selections: string[] = [];
    const count = this.#isFull ? 1 : random.between(1, depth < 2 ? 2 : 4);
    for (let made = 0; made < count; made += 1) {
      const again = random.chance(0.12) ? selections[random.below(selections.length)] : undefined;
      selections.push(again !== undefined && again.length < MAX_REPEATED ? again : this.#selection(type, depth));
    }
    return `{ ${selections.join(' ')} }`;
  }

  get #isFull(): boolean {
    return this.#fields >= MAX_FIELDS;
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    const { random } = this.#options;
    const kind = random.next();
    if (this.#isFull) return kind < 0.3 && depth > 0 ? this.#spreads(type, depth) : this.#field(type, depth);
    const inlines = isAbstractType(type) ? 0.5 : this.#options.incremental ? 0.28 : 0.14;
    if (depth < MAX_DEPTH && kind < inlines) return this.#inline(type, depth);
    if (kind > (depth > 0 ? 0.78 : 0.92)) return this.#spreads(type, depth);
    return this.#field(type, depth);
  }

  #inline(type: GraphQLCompositeType, depth: number): string {
    const { random } = this.#options;
    const on = random.chance(0.15) ? null : this.#overlapping(type);
    return `...${on === null ? '' : ` on ${on.name}`}${this.#directives(true)} ${this.set(on ?? type, depth + (random.chance(0.3) ? 1 : 0.5))}`;
  }

  /** A fragment once, or twice in one place: with directives and without them. */
  #spreads(type: GraphQLCompositeType, depth: number): string {
    const { random } = this.#options;
    const name = this.#fragment(type, depth);
    const spread = () => `...${name}${this.#directives(true)}`;
    return random.chance(0.35) ? `${spread()} ${spread()}` : spread();
  }

  #fragment(type: GraphQLCompositeType, depth: number): string {
    const { random, schema } = this.#options;
    if (random.chance(0.002)) return 'Undefined';
    const fitting = [...this.#fragments].filter(([, { on }]) => overlaps(schema, on, type)).map(([name]) => name);
    const isFull = this.#fragments.size >= MAX_FRAGMENTS || this.#isFull;
    if (fitting.length > 0 && (isFull || random.chance(0.6))) return random.pick(fitting);
    const on = random.chance(0.7) ? type : this.#overlapping(type);
    const text = this.set(on, Math.max(depth, 1) + 1);
    // Only now, as a fragment must not be within itself.
    const free = FRAGMENT_NAMES.filter((name) => !this.#fragments.has(name));
    const name = free.length > 0 ? random.pick(free) : `F${this.#fragments.size}`;
    this.#fragments.set(name, { on, text });
    return name;
  }

  #field(type: GraphQLCompositeType, depth: number): string {
    const { random } = this.#options;
    this.#fields += 1;
    const field = random.chance(0.08) ? null : this.#choose(type, depth);
    if (field === null) return `${this.#aliasFor('__typename')}__typename${this.#directives(false)}`;
    const alias = this.#aliasFor(field.name);
    const key = `${type.name}.${alias}${field.name}`;
    const given = this.#arguments.get(key) ?? this.#argumentsOf(field);
    this.#arguments.set(key, given);
    const inner = getNamedType(field.type);
    const set = isCompositeType(inner) ? ` ${this.set(inner, depth + 1)}` : '';
    return `${alias}${field.name}${given}${this.#directives(false)}${set}`;
  }

  #choose(type: GraphQLCompositeType, depth: number): Field | null {
    const { random } = this.#options;
    const isFull = depth >= MAX_DEPTH || this.#isFull;
    const palette = this.#paletteOf(type).filter(({ type: output }) => !isFull || !isCompositeType(getNamedType(output)));
    return palette.length === 0 ? null : random.pick(palette);
  }

  #paletteOf(type: GraphQLCompositeType): readonly Field[] {
    const known = this.#palettes.get(type.name);
    if (known) return known;
    const { random, schema } = this.#options;
    const own = 'getFields' in type ? Object.values(type.getFields() as Readonly<Record<string, Field>>) : [];
    const meta = type === schema.getQueryType() && random.chance(0.08) ? introspection(schema) : [];
    // What leads on, takes arguments or makes calls does more than a leaf.
    const weighted = own.concat(
      own.filter(leadsOn),
      own.filter(({ args }) => args.length > 0),
      own.filter(makesCalls),
      own.filter(makesCalls),
      own.filter(isComputed),
      own.filter(isComputed),
    );
    const chosen = [...new Set(random.shuffle(weighted))].slice(0, random.between(3, 6));
    const palette = [...chosen, ...meta];
    this.#palettes.set(type.name, palette);
    return palette;
  }

  #aliasFor(field: string): string {
    const { random } = this.#options;
    if (!random.chance(0.15)) return '';
    const alias = random.pick(ALIASES);
    const bound = this.#fieldOfAlias.get(alias) ?? field;
    if (bound !== field && random.chance(0.995)) return '';
    this.#fieldOfAlias.set(alias, bound);
    return `${alias}: `;
  }

  /** `(first: 3)`, or nothing; for a list also how it is streamed, as that has to be the same each time, too. */
  #argumentsOf(field: Field): string {
    const { random, incremental } = this.#options;
    const given = field.args.flatMap((argument) => this.#argument(argument));
    const isList = isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
    const stream = incremental && isList && random.chance(0.15) ? ` @stream(initialCount: ${random.below(3)})` : '';
    return `${given.length === 0 ? '' : `(${given.join(', ')})`}${stream}`;
  }

  #argument({ name, type, defaultValue }: GraphQLArgument): readonly string[] {
    const { random, variables, pool } = this.#options;
    const isNeeded = isNonNullType(type) && defaultValue === undefined;
    if (random.chance(isNeeded ? 0.01 : 0.7)) return [];
    return [`${name}: ${random.chance(0.4) ? variables.use(type, name) : toLiteral(inputValue(type, name, pool, random))}`];
  }

  #directives(isFragment: boolean): string {
    const { random, incremental, variables } = this.#options;
    const condition = () => (random.chance(0.6) ? variables.use(CONDITION, 'if') : String(random.chance(0.5)));
    const given: string[] = [];
    if (random.chance(0.02)) given.push(`@skip(if: ${condition()})`, `@include(if: ${condition()})`);
    else if (random.chance(isFragment ? 0.22 : 0.07)) given.push(`@${random.pick(['skip', 'include'])}(if: ${condition()})`);
    if (isFragment && incremental && random.chance(0.5)) {
      const label = random.chance(0.2) ? `label: "l${(this.#labels += 1)}"` : '';
      // The judge does not look at it, so that null, which is refused, would be no difference.
      const when = random.chance(0.2) ? `if: ${random.chance(0.5) ? variables.use(CONDITION, 'if', true) : 'true'}` : '';
      given.push(label || when ? `@defer(${[label, when].filter(Boolean).join(', ')})` : '@defer');
    }
    return given.length === 0 ? '' : ` ${random.shuffle(given).join(' ')}`;
  }

  /** A type of which some object is also of this one; now and then any type. */
  #overlapping(type: GraphQLCompositeType): GraphQLCompositeType {
    const { random, schema } = this.#options;
    const all = compositeTypes(schema);
    return random.pick(random.chance(0.003) ? all : overlappingTypes(schema, type));
  }
}

/** What is made of whole documents, and the ways to it. */
const COMPUTED: ReadonlySet<string> = new Set([
  'account',
  'check',
  'contentHash',
  'conversationFlow',
  'handoffGraph',
  'lint',
  'readiness',
  'render',
  'simulate',
  'snapshot',
  'templateVariables',
  'variables',
  'wireJson',
]);
const isComputed = ({ name }: Field) => COMPUTED.has(name);
/** Descriptions say what a field costs. */
const makesCalls = ({ description }: Field) => /one more call|Cost:/.test(description ?? '');
const leadsOn = ({ type }: Field) => isCompositeType(getNamedType(type));

const possible = (schema: GraphQLSchema, type: GraphQLCompositeType): readonly GraphQLObjectType[] =>
  isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];

const overlaps = (schema: GraphQLSchema, one: GraphQLCompositeType, other: GraphQLCompositeType) =>
  overlappingTypes(schema, one).includes(other);

const compositeTypes = (schema: GraphQLSchema) => Object.values(schema.getTypeMap()).filter(isCompositeType);

const overlapping = new WeakMap<GraphQLSchema, Map<GraphQLCompositeType, readonly GraphQLCompositeType[]>>();

function overlappingTypes(schema: GraphQLSchema, type: GraphQLCompositeType): readonly GraphQLCompositeType[] {
  const ofSchema = overlapping.get(schema) ?? new Map<GraphQLCompositeType, readonly GraphQLCompositeType[]>();
  overlapping.set(schema, ofSchema);
  const known = ofSchema.get(type);
  if (known) return known;
  const own = new Set(possible(schema, type));
  const found = compositeTypes(schema).filter((other) => possible(schema, other).some((member) => own.has(member)));
  ofSchema.set(type, found);
  return found;
}

/** The fields that every query type has besides its own. */
const introspection = (schema: GraphQLSchema): readonly Field[] => {
  const type = schema.getType('__Type') as GraphQLObjectType | undefined;
  const name = type ? [{ ...field('__type', type), args: [argument('name', schema)] }] : [];
  const root = schema.getType('__Schema') as GraphQLObjectType | undefined;
  return [...(root ? [field('__schema', root)] : []), ...name];
};

const field = (name: string, type: GraphQLObjectType): Field => ({ name, type, args: [] }) as unknown as Field;
const argument = (name: string, schema: GraphQLSchema) =>
  ({ name, type: new GraphQLNonNull(schema.getType('String') as never), defaultValue: undefined }) as unknown as GraphQLArgument;
