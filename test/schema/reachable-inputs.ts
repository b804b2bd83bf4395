/** Inputs of mutations, each with a mutation that takes one, and the place where it stands in it. */
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from 'graphql';
import { schema } from '../../src/schema/index.ts';

export interface ReachableInput {
  readonly type: GraphQLInputObjectType;
  readonly mutation: GraphQLField<unknown, unknown>;
  readonly path: readonly string[];
  /** The whole input of the mutation, in which only what is needed stands beside the given fields of this one. */
  readonly inputWith: (fields: object) => object;
}

/** All of them, by the shortest way; those of what exists already come last, as changes need less. */
export function reachableInputs(): readonly ReachableInput[] {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  const found = new Map<string, ReachableInput>();
  for (const isOfChanges of [false, true]) {
    let next = mutations.filter(({ name }) => CHANGES.test(name) === isOfChanges).map(inputOf);
    while (next.length > 0) {
      const all = next;
      const fresh = all.filter(({ type }, index) => !found.has(type.name) && all.findIndex((one) => one.type === type) === index);
      for (const one of fresh) found.set(one.type.name, one);
      next = fresh.flatMap(below);
    }
  }
  return [...found.values()];
}

const CHANGES = /^(?:update|run|replace)/;

function inputOf(mutation: GraphQLField<unknown, unknown>): ReachableInput {
  const type = getNamedType(mutation.args[0]!.type) as GraphQLInputObjectType;
  return { type, mutation, path: ['input'], inputWith: (fields) => ({ ...neededOf(type), ...fields }) };
}

const below = ({ type, mutation, path, inputWith }: ReachableInput): ReachableInput[] =>
  Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type);
    if (!isInputObjectType(named)) return [];
    const isList = isListType(getNullableType(field.type));
    return [
      {
        type: named,
        mutation,
        path: [...path, field.name, ...(isList ? ['0'] : [])],
        inputWith: (fields: object) => {
          const value = { ...neededOf(named), ...fields };
          return inputWith({ ...neededOf(type), [field.name]: isList ? [value] : value });
        },
      },
    ];
  });

/** What GraphQL itself requires of an input beside what is given. */
function neededOf(type: GraphQLInputObjectType): object {
  const needed = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
  return Object.fromEntries(needed.map((field) => [field.name, valueOf(field.type)]));
}

/** One field of an input that takes exactly one: a value if it can be, as objects may be made of themselves. */
function oneOf(type: GraphQLInputObjectType): object {
  const all = Object.values(type.getFields());
  const found = all.find((field) => !isInputObjectType(getNamedType(field.type))) ?? all[0];
  return found ? { [found.name]: valueOf(found.type) } : {};
}

function valueOf(type: GraphQLInputType): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [];
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
  if (isInputObjectType(nullable)) return nullable.isOneOf ? oneOf(nullable) : neededOf(nullable);
  return VALUES[String(nullable)] ?? 'x';
}

const VALUES: Readonly<Record<string, unknown>> = { Int: 1, Float: 1, Boolean: true, JSON: {}, DateTime: '2026-01-01T00:00:00Z' };
