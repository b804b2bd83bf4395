/** Inputs that are named after the types that show the same object. */
import { getNamedType, isInputObjectType, isObjectType, isScalarType, type GraphQLInputType, type GraphQLOutputType } from 'graphql';
import { describe, expect, test } from 'vitest';
import type { PrivacySettings as PrivacyWire } from 'telnyx/resources/ai/assistants/assistants';
import { schema } from '../../src/schema/index.ts';
import { PrivacySettings } from '../../src/schema/settings/privacy.ts';
import { mirrorInput } from '../../src/schema/wire/input-mirror.ts';
import { signatures, typeNamed, types } from './places.ts';

const inputs = types.filter(isInputObjectType);
const unions = inputs.filter(({ isOneOf }) => isOneOf);

/** The type that shows what the input takes. */
const shownBy = (name: string) => {
  const type = typeNamed(name.replace(/Input$/, ''));
  return isObjectType(type) ? type : undefined;
};
const mirrors = inputs.filter(({ name, isOneOf }) => name.endsWith('Input') && !isOneOf && shownBy(name));

/** `[X]` for a list, else `X`, by the names of what is shown. */
const shape = (type: GraphQLInputType | GraphQLOutputType): string => {
  const named = getNamedType(type).name.replace(/Input$/, '');
  // A tool's kind, an expression or a node is any of several, of which the input and the type have names of their own.
  return String(type).startsWith('[') ? `[${named}]` : named;
};

/** What the gateway works out of flows. */
const WORKED_OUT =
  'nodeCount edgeCount isStart isReachable isTerminal depth component render effectiveInstructions effectiveModel effectiveSharedToolIds'.split(
    ' ',
  );

describe('an input that is named after a type', () => {
  test('stands for every kind of settings', () => {
    expect(mirrors.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'VoiceSettingsInput',
        'TelephonySettingsInput',
        'RecordingSettingsInput',
        'PromptNodeInput',
        'WebhookToolInput',
      ]),
    );
    expect(mirrors.length).toBeGreaterThan(50);
  });

  test.each(mirrors.map((input) => [input.name, input] as const))('%s takes fields of that type, as it shows them', (name, input) => {
    const shown = shownBy(name)?.getFields() ?? {};
    for (const field of Object.values(input.getFields())) {
      expect(Object.keys(shown)).toContain(field.name);
      expect(`${field.name}: ${shape(field.type)}`).toBe(`${field.name}: ${shape(shown[field.name]!.type)}`);
    }
  });

  test.each(mirrors.map((input) => [input.name, input] as const))('%s takes all that is not read only', (name, input) => {
    const readOnly = new Set(['type', 'kind', 'shared', 'toolId', 'text', 'expressionJson', ...WORKED_OUT]);
    const shown = Object.values(shownBy(name)?.getFields() ?? {});
    const left = shown.filter((field) => !Object.hasOwn(input.getFields(), field.name) && !readOnly.has(field.name));
    // What else is left are references to what has an id of its own, and what Telnyx resolves.
    expect(left.filter(({ type }) => isScalarType(getNamedType(type))).map((field) => field.name)).toEqual([]);
  });
});

test('changes take what a draft takes, and a label of the version; nothing of them is needed', () => {
  const optional = (name: string) =>
    signatures(name)
      .map((line) => line.replace(/!$/, ''))
      .toSorted();
  expect(optional('AssistantChanges')).toEqual([...optional('AssistantDraft'), 'versionName: String'].toSorted());
  expect(signatures('AssistantChanges').filter((line) => line.endsWith('!'))).toEqual([]);
  expect(signatures('AssistantDraft').filter((line) => line.endsWith('!'))).toEqual(['name: String!', 'instructions: String!']);
});

test('unions of inputs have a place for what is newer than the gateway, and stand in mutations alone', () => {
  expect(unions.map(({ name }) => name).toSorted()).toEqual(
    expect.arrayContaining([
      'AssistantToolInput',
      'BackgroundAudioInput',
      'ExpressionInput',
      'FlowConditionInput',
      'FlowNodeInput',
      'FlowTargetInput',
    ]),
  );
  const reached = new Set<string>();
  const visit = (type: GraphQLInputType): void => {
    const named = getNamedType(type);
    if (!isInputObjectType(named) || reached.has(named.name)) return;
    reached.add(named.name);
    for (const field of Object.values(named.getFields())) visit(field.type);
  };
  for (const type of types.filter(isObjectType).filter(({ name }) => name !== 'Mutation')) {
    for (const field of Object.values(type.getFields())) field.args.forEach((arg) => visit(arg.type));
  }
  expect(unions.filter(({ name }) => reached.has(name)).map(({ name }) => name)).toEqual([]);
  expect(schema.getMutationType()?.getFields()['updateAssistant']).toBeDefined();
});

test('an input cannot take what its type does not show', () => {
  const refused = () => [
    // @ts-expect-error -- the parameters have a key that the type lacks
    mirrorInput<PrivacyWire & { readonly added_later?: string }>(PrivacySettings),
    // @ts-expect-error -- no such key
    mirrorInput<PrivacyWire>(PrivacySettings, { options: { added_later: { asked: true } } }),
  ];
  expect(refused).toBeTypeOf('function');
});
