/** Queries that select every field of every type they reach. */
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

export interface SelectAllOptions {
  /** How often a field's type may occur on one path: how many levels of an expression are selected. */
  readonly depth: number;
  /** Types that occur once on a path: a field that leads to another one is a reference, and left out. */
  readonly stopAt?: readonly string[];
  /** Fields to leave out; by default the references inside a flow, those to other resources, and what is worked out. */
  readonly skip?: (parentType: string, field: string) => boolean;
}

export interface Selection {
  /** `{ … }`, made of fragment spreads. */
  readonly selection: string;
  readonly fragments: string;
}

const REFERENCES = new Set([
  'outgoing',
  'incoming',
  'node',
  'startNode',
  'sharedTool',
  'sharedTools',
  'mcpServer',
  'usage',
  'deletability',
  'version',
  'versions',
  'canaryDeploy',
  'texml',
  'tests',
  'scheduledEvents',
  'references',
  'integration',
  'connections',
  'languageModel',
  'phoneNumbers',
  'defaultTexmlApp',
  'defaultMessagingProfile',
  'secretReferences',
  'conversation',
  'flowNode',
  'flowPath',
  'insightGroup',
  'conversations',
  'relatedMissions',
]);
/** What the gateway works out of a document, which shows parts of it once more. */
const INSIGHT = new Set([
  'assistantTargets',
  'check',
  'contentHash',
  'effectiveTools',
  'lint',
  'loops',
  'readiness',
  'render',
  'snapshot',
  'templateVariables',
  'terminalNodes',
  'unreachableNodes',
  'variables',
]);
export const isFlowReference = (_parentType: string, field: string): boolean =>
  REFERENCES.has(field) || INSIGHT.has(field) || field.endsWith('Secret');

/**
 * A selection set with every field of a composite type, and of every possible type of the unions and interfaces
 * below it, `__typename` included. A field is left out if an argument is required, if it is skipped, or if its
 * type has been on the path often enough.
 */
export function selectAll(schema: GraphQLSchema, typeName: string, options: SelectAllOptions): Selection {
  const type = schema.getType(typeName);
  if (!isCompositeType(type)) throw new TypeError(`${typeName} has no fields to select.`);
  const writer = new FragmentWriter(schema, options);
  const name = writer.fragmentFor(type, new Map([[typeName, 1]]));
  return { selection: `{ ...${name} }`, fragments: writer.print() };
}

export interface RootField {
  readonly field: string;
  /** Optional arguments that become variables too; required ones always do. */
  readonly args?: readonly string[];
}

/** `query Everything($id: ID!) { assistant(id: $id) { … } }`: each variable has its argument's name. */
export function everythingQuery(schema: GraphQLSchema, root: string | RootField, options: Partial<SelectAllOptions> = {}): string {
  const { field: name, args = [] } = typeof root === 'string' ? { field: root } : root;
  const query = schema.getQueryType()?.getFields()[name];
  const field = query ?? schema.getMutationType()?.getFields()[name];
  if (!field) throw new TypeError(`The schema has no root field ${name}.`);
  const bound = field.args.filter((argument) => isRequiredArgument(argument) || args.includes(argument.name));
  const variables = inParentheses(bound.map((argument: GraphQLArgument) => `$${argument.name}: ${String(argument.type)}`));
  const values = inParentheses(bound.map((argument) => `${argument.name}: $${argument.name}`));
  const type = getNamedType(field.type);
  const { selection, fragments } = isCompositeType(type)
    ? selectAll(schema, type.name, { depth: 3, ...options })
    : { selection: '', fragments: '' };
  return `${query ? 'query' : 'mutation'} Everything${variables} { ${name}${values} ${selection} }\n${fragments}`;
}

const inParentheses = (parts: readonly string[]) => (parts.length > 0 ? `(${parts.join(', ')})` : '');

/** How often each type of a field occurs between the root and here. */
type Path = ReadonlyMap<string, number>;

/** Writes one fragment per type, or one per type and level where a type can come back below itself. */
class FragmentWriter {
  readonly #schema: GraphQLSchema;
  readonly #depth: number;
  readonly #stopAt: ReadonlySet<string>;
  readonly #skip: (parentType: string, field: string) => boolean;
  /** By what their text depends on. */
  readonly #names = new Map<string, string>();
  readonly #texts = new Map<string, string>();
  /** By type, and by the types that cannot be entered any more. */
  readonly #reachable = new Map<string, ReadonlySet<string>>();

  constructor(schema: GraphQLSchema, { depth, stopAt = ['Assistant'], skip = isFlowReference }: SelectAllOptions) {
    this.#schema = schema;
    this.#depth = depth;
    this.#stopAt = new Set(stopAt);
    this.#skip = skip;
  }

  print(): string {
    return [...this.#texts.values()].join('\n');
  }

  /** `path` counts the type itself. */
  fragmentFor(type: GraphQLCompositeType, path: Path): string {
    const key = `${type.name} ${[...this.#reachableFrom(type, path)].map((name) => path.get(name) ?? 0).join(',')}`;
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const name = this.#freeName(`All${type.name}`);
    this.#names.set(key, name);
    this.#texts.set(name, '');
    const selections = isAbstractType(type)
      ? this.#schema.getPossibleTypes(type).map((member) => `...${this.fragmentFor(member, path)}`)
      : this.#selections(type, path);
    this.#texts.set(name, `fragment ${name} on ${type.name} { ${['__typename', ...selections].join(' ')} }`);
    return name;
  }

  #selections(type: GraphQLObjectType, path: Path): string[] {
    return this.#fields(type).flatMap(({ name, type: fieldType }) => {
      const inner = getNamedType(fieldType);
      if (!isCompositeType(inner)) return [name];
      const count = (path.get(inner.name) ?? 0) + 1;
      if (count > (this.#stopAt.has(inner.name) ? 1 : this.#depth)) return [];
      return [`${name} { ...${this.fragmentFor(inner, new Map(path).set(inner.name, count))} }`];
    });
  }

  #fields(type: GraphQLObjectType): GraphQLField<unknown, unknown>[] {
    return Object.values(type.getFields()).filter((field) => !field.args.some(isRequiredArgument) && !this.#skip(type.name, field.name));
  }

  /** The types of the fields below a type: what the text of its fragment can depend on. */
  #reachableFrom(type: GraphQLCompositeType, path: Path): ReadonlySet<string> {
    const isClosed = (name: string) => this.#stopAt.has(name) && path.has(name);
    const key = [type.name, ...[...this.#stopAt].filter(isClosed)].join(' ');
    const known = this.#reachable.get(key);
    if (known) return known;
    const reachable = new Set<string>();
    const visit = (current: GraphQLCompositeType) => {
      for (const member of isObjectType(current) ? [current] : this.#schema.getPossibleTypes(current)) {
        for (const field of this.#fields(member)) {
          const inner = getNamedType(field.type);
          if (!isCompositeType(inner) || reachable.has(inner.name)) continue;
          reachable.add(inner.name);
          if (!isClosed(inner.name)) visit(inner);
        }
      }
    };
    visit(type);
    this.#reachable.set(key, reachable);
    return reachable;
  }

  #freeName(base: string): string {
    for (let number = 1; ; number++) {
      const name = number === 1 ? base : `${base}${number}`;
      if (!this.#texts.has(name)) return name;
    }
  }
}
