/** Entities that are known by two ids. */
import { describe, expect, test } from 'vitest';
import { listOf, readOf, startVersions, twoOfThree } from '../resources/versions.ts';

describe('_entities', () => {
  const ENTITIES = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on AssistantVersion { assistantId versionId name } } }';

  test('finds versions by both ids, those of one assistant by one list, and refuses each that lacks one', async () => {
    const { query, calls } = await startVersions(twoOfThree(), { subgraph: true });
    const of = [['a', 'v1'], ['a', 'v3'], ['b', 'v2'], ['a', 'gone'], ['a'], ['a', '../x']].map(([assistantId, versionId]) => ({
      __typename: 'AssistantVersion',
      assistantId,
      versionId,
    }));
    const { data, errors } = await query(ENTITIES, { variables: { of } });
    expect(data._entities.map((one: { name: string } | null) => one?.name ?? null)).toEqual([
      'Name in v1',
      'Name in v3',
      'Name in v2',
      null,
      null,
      null,
    ]);
    expect(errors?.map(({ message }) => message.split(':')[0])).toEqual([
      'A representation of AssistantVersion needs its versionId.',
      'The versionId of a representation is not a version id',
    ]);
    expect(calls.toSorted()).toEqual([listOf('a'), readOf('a', 'gone'), readOf('b', 'v2')].toSorted());
  });
});
