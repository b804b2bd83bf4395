/** What inputs say of what is required and of null is what they do. */
import { isNonNullType, type GraphQLInputField } from 'graphql';
import { describe, expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { NOT_FOUND, startUpstream } from '../support/upstream.ts';
import { places } from './places.ts';
import { reachableInputs, type ReachableInput } from './reachable-inputs.ts';

const inputs = reachableInputs().filter(({ type }) => !type.isOneOf);
const nullableOf = ({ type }: ReachableInput) => Object.values(type.getFields()).filter((field) => !isNonNullType(field.type));
const namesOf = (fields: readonly GraphQLInputField[]) => fields.map(({ name }) => name).toSorted();

/** The fields of the input that are refused by this message, where it is given with these fields. */
async function refusedBy(message: RegExp, { mutation, path, inputWith }: ReachableInput, fields: object): Promise<readonly string[]> {
  const upstream = await startUpstream(() => NOT_FOUND, { isDescribed: false });
  const { query } = startGateway({ upstreamUrl: upstream.url });
  const text = `mutation($input: ${String(mutation.args[0]?.type)}) { ${mutation.name}(input: $input) { userErrors { field message } } }`;
  const { data, errors } = await query(text, { variables: { input: inputWith(fields) } });
  expect(errors).toBeUndefined();
  const { userErrors } = data[mutation.name] as {
    userErrors: readonly { readonly field: readonly string[] | null; readonly message: string }[];
  };
  const own = userErrors.filter(({ field }) => field?.length === path.length + 1 && path.every((name, index) => field[index] === name));
  return [...new Set(own.filter((error) => message.test(error.message)).map(({ field }) => field?.at(-1) ?? ''))].toSorted();
}

test('all inputs of mutations are found', () => {
  const names = inputs.map(({ type }) => type.name);
  expect(names).toEqual(
    expect.arrayContaining(['AssistantDraft', 'AssistantChanges', 'HttpHeaderInput', 'NodePositionInput', 'RubricCriterionInput']),
  );
  expect(names.length).toBeGreaterThan(100);
});

describe.each(inputs.map((input) => [input.type.name, input] as const))('%s', (_name, input) => {
  const nullable = nullableOf(input);

  test('says of each field that refuses null that it does, and nothing else of null', async () => {
    const refuses = nullable.filter(({ description }) => description?.includes('Null is refused.'));
    expect(await refusedBy(/ cannot be null/, input, Object.fromEntries(nullable.map(({ name }) => [name, null])))).toEqual(
      namesOf(refuses),
    );
    expect(namesOf(refuses.filter(({ description }) => /null/i.test(description?.replace('Null is refused.', '') ?? '')))).toEqual([]);
  });

  test('says of each other field what null does', () => {
    expect(
      namesOf(
        nullable.filter(({ description }) => !/null/i.test(description ?? '') || / null (?:if|when|where)\b/.test(description ?? '')),
      ),
    ).toEqual([]);
  });

  test('says of each field that is needed, and that its type allows to leave out, that it is', async () => {
    const needed = nullable.filter(({ description }) => /\bRequired\b|\belsewhere it is needed\b/.test(description ?? ''));
    expect(await refusedBy(/ is missing/, input, {})).toEqual(namesOf(needed));
  });
});

describe('what is created', () => {
  const drafts = places.filter(({ at }) => /^(?:\w+Draft|Create(?!AssistantVersion)\w+Input)\b/.test(at));

  test('has nothing that could stay, be replaced or be taken away', () => {
    expect(drafts.length).toBeGreaterThan(40);
    const ofChanges = /\b(?:there(?! is)|stays?|replaces?|replaced|current|already|clears|takes? \w+ away)\b/i;
    expect(drafts.filter(({ description }) => ofChanges.test(description ?? '')).map(({ at }) => at)).toEqual([]);
  });
});

test.each(['SchedulePhoneCallInput.at', 'ScheduleTextMessageInput.at'])('%s says what happens without a zone, and to the past', (where) => {
  expect(places.find(({ at }) => at === where)?.description).toMatch(/without a zone .* UTC\..* has passed\b/);
});

test.each(['CanaryClause.attribute', 'CanaryClauseInput.attribute'])('%s names the attributes that Telnyx names', (where) => {
  const named = places.find(({ at }) => at === where)?.description?.match(/`telnyx_\w+`/g);
  expect(named).toEqual(['`telnyx_end_user_target`', '`telnyx_agent_target`', '`telnyx_conversation_channel`']);
});

test('both sides say that shared tools go by their ids', () => {
  const toolsOf = (type: string) => places.find(({ at }) => at === `${type}.tools`)?.description;
  for (const type of ['AssistantDraft', 'AssistantChanges', 'Assistant', 'AssistantVersion']) {
    expect(toolsOf(type)).toMatch(/`shared: true` are of the library: .*\bleaves? them out\b.* `toolIds`\./);
  }
});
