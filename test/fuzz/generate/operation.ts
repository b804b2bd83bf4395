import { GraphQLBoolean, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import type { Random } from '../random.ts';
import { damageText, respell } from './nearly-valid.ts';
import { Selections } from './selections.ts';
import { inputValue, type ValuePool } from './values.ts';
import { Variables } from './variables.ts';

/** A text, and what it is sent with: the same text comes with other values and names of operations. */
export interface Operation {
  readonly text: string;
  readonly isMutation: boolean;
  readonly requests: readonly OperationRequest[];
}

export interface OperationRequest {
  readonly variables: Readonly<Record<string, unknown>> | null;
  readonly operationName: string | null;
}

export interface GenerateOptions {
  readonly schema: GraphQLSchema;
  readonly pool: ValuePool;
  /** Whether `@defer` and `@stream` may stand in it. */
  readonly incremental: boolean;
  /** Values that `_entities` is asked for. */
  readonly random: Random;
}

const NAMES = ['One', 'Two', 'query', 'Query', '__proto__', 'constructor', 'A'];

/** An operation over the whole schema: valid as a rule, and now and then not quite. */
export function generateOperation({ schema, pool, incremental, random }: GenerateOptions): Operation {
  const mutation = schema.getMutationType();
  const isMutation = mutation !== undefined && mutation !== null && random.chance(0.03);
  const root = (isMutation ? mutation : schema.getQueryType()) as GraphQLObjectType;
  const variables = new Variables(pool, random);
  const selections = new Selections({ schema, pool, variables, random, incremental: incremental && random.chance(0.4) });
  const body = selections.root(root);
  if (random.chance(0.01)) variables.declareUnused(GraphQLBoolean);
  const keyword = isMutation ? 'mutation' : 'query';
  const name = random.chance(0.5) ? random.pick(NAMES) : '';
  const declarations = variables.declarations();
  const isShort = !isMutation && name === '' && declarations === '';
  const operation = isShort && random.chance(0.6) ? body : `${keyword} ${name}${declarations} ${body}`;
  const others = name !== '' && random.chance(0.15) ? [otherOperation(random)] : [];
  const valid = random.shuffle([operation, ...selections.fragments(), ...others.map(({ text }) => text)]).join('\n');
  const text = random.chance(0.06) ? damageText(valid, random) : random.chance(0.1) ? respell(valid, random) : valid;
  const request = (): OperationRequest => {
    const values = variables.values();
    const isEmpty = Object.keys(values).length === 0;
    return {
      variables: isEmpty && random.chance(0.8) ? null : values,
      operationName: operationName(name, others.length > 0 ? 0.9 : 0.4, random),
    };
  };
  return { text, isMutation, requests: Array.from({ length: declarations === '' ? 1 : random.between(1, 3) }, request) };
}

const otherOperation = (random: Random) => ({
  text: `query ${random.pick(['Other', ...NAMES])} { ${random.pick(['__typename', 'assistants { totalCount }', 'unknown'])} }`,
});

function operationName(name: string, share: number, random: Random): string | null {
  if (!random.chance(share)) return null;
  return random.chance(0.9) ? name || null : random.pick(['Other', 'NoSuch', '', ...NAMES]);
}

/** Representations as a router sends them; every member of `_entities` is asked for in one text. */
export function generateEntities({ schema, pool, random }: GenerateOptions): Operation {
  const variables = new Variables(pool, random);
  const selections = new Selections({ schema, pool, variables, random, incremental: false });
  const body = selections.set(schema.getType('_Entity'), 1);
  const inner = variables.declarations().slice(1, -1);
  const text = `query ($representations: [_Any!]!${inner === '' ? '' : `, ${inner}`}) { _entities(representations: $representations) ${body} }\n${selections.fragments().join('\n')}`;
  const representation = () => {
    if (random.chance(0.05)) return random.pick<unknown>([{}, { __typename: 'Nothing' }, null, { __typename: 'Assistant' }, 7]);
    return { __typename: 'Assistant', id: inputValue(GraphQLBoolean, 'id', {}, random) };
  };
  const requests = Array.from({ length: 2 }, () => ({
    operationName: null,
    variables: {
      ...variables.values(),
      representations: Array.from({ length: random.below(5) }, () => {
        const made = representation();
        const id = random.pick(pool['id'] ?? ['a']);
        return typeof made === 'object' && made !== null && 'id' in made ? { ...made, id } : made;
      }),
    },
  }));
  return { text, isMutation: false, requests };
}
