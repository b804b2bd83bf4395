/** A name that hides the unit, the range or the values of a field is explained by its description, of answers and of inputs alike. */
import { getNamedType, isInputObjectType, isInterfaceType, isObjectType, type GraphQLField, type GraphQLInputField } from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema } from '../../src/schema/index.ts';

type AnyField = GraphQLField<unknown, unknown> | GraphQLInputField;

const fields = Object.values(schema.getTypeMap())
  .filter((type) => !type.name.startsWith('__'))
  .flatMap((type) =>
    isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
      ? Object.values<AnyField>(type.getFields()).map((field) => ({
          at: `${type.name}.${field.name}`,
          name: field.name,
          type: getNamedType(field.type).name,
          description: field.description ?? '',
        }))
      : [],
  );

const withoutWords = (found: typeof fields, words: RegExp) =>
  found.filter(({ description }) => !words.test(description)).map(({ at, description }) => `${at}: ${description}`);

describe('numbers', () => {
  const numbers = fields.filter(({ type }) => type === 'Int' || type === 'Float');

  test.each([
    [/(?:Ms|Millis|TurnSilence)$/, /\bmilliseconds?\b/i],
    [/(?:Secs|Seconds)$/, /\bseconds?\b/i],
    [/Minutes$/, /\bminutes?\b/i],
  ])('whose names match %s have the unit in their descriptions', (name, unit) => {
    const found = numbers.filter((field) => name.test(field.name));
    expect(found.length).toBeGreaterThan(0);
    expect(withoutWords(found, unit)).toEqual([]);
  });

  test('say a unit, a range, or what they count', () => {
    const words =
      /\b(?:(?:milli)?seconds?|minutes?|hours?|days?|bytes?|characters|percent|tokens|number of|count|counted|many|position|pixels|status|weight|port|\d[\d.]* (?:to|and) |1 is normal|maximum|total|version|index|number)\b/i;
    expect(numbers.length).toBeGreaterThan(100);
    expect(withoutWords(numbers, words)).toEqual([]);
  });
});

describe('texts', () => {
  test.each(['Tool.type', 'WebhookTool.type', 'SharedTool.type'])('%s names all kinds of tools', (at) => {
    const { description = '' } = fields.find((field) => field.at === at) ?? {};
    const kinds = ['webhook', 'retrieval', 'handoff', 'hangup', 'transfer', 'refer', 'send_dtmf', 'invite', 'send_message', 'skip_turn'];
    for (const kind of [...kinds, 'client_side_tool', 'function', 'pay', 'update_dynamic_variables'])
      expect(description).toContain(`\`${kind}\``);
  });

  test('each member of a union that has one kind names it', () => {
    const members = /(?:Condition|Target|Expression|Audio)\.type$/;
    const types = fields.filter(({ at }) => members.test(at) && !at.startsWith('Unknown'));
    expect(types.length).toBeGreaterThan(14);
    expect(withoutWords(types, /^The kind, `\w+`/)).toEqual([]);
  });

  test.each([
    /\.op$/,
    /FillerMessage(?:Input)?\.type$/,
    /\.noiseSuppression$/,
    /PredefinedMediaAudio(?:Input)?\.value$/,
    /\.callStatus$/,
    /\.keyterm$/,
  ])('%s have their values or their form in the description', (at) => {
    const found = fields.filter((field) => at.test(field.at));
    expect(found.length).toBeGreaterThan(0);
    expect(withoutWords(found, /`[^`]+`[^`]+`[^`]+`|separated by commas/)).toEqual([]);
  });
});
