import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { faultsOfChanges } from '../../scripts/schema-policy.ts';
import { BASE, CHANGES, changed } from '../cli/planted-changes.ts';

const TODAY = '2026-11-30';

/** What is said of a changed schema, below the lines of a changelog. */
const faultsOf = (current: string, unreleased = '', released = BASE) =>
  faultsOfChanges({
    released,
    current,
    changelog: `# Changelog\n\n## Unreleased\n\n${unreleased}\n## 0.1.0\n\n### Breaking\n\n- \`Thing\`, \`Query\` and \`Square\` of long ago.\n`,
    today: TODAY,
  });

/** What of the planted changes cannot be made by a line in the changelog alone. */
const REMOVALS = new Set(['a field is removed', 'an argument is removed', 'an enum value is removed', 'a field of an input is removed']);
const DEFAULTS = new Set(['a default of an argument is another', 'a default of an input is another']);

describe('each planted change', () => {
  test.each(CHANGES)('$level: $what', async ({ level, what, from, to, message }) => {
    const current = changed(from, to);
    if (level !== 'breaking' && !DEFAULTS.has(what)) {
      // A new deprecation is to name its day.
      expect(await faultsOf(current)).toEqual(
        what === 'a field is deprecated' ? [expect.stringMatching(/^Round\.radius: .* needs a day/)] : [],
      );
      return;
    }
    const faults = await faultsOf(current);
    expect(faults[0]).toMatch(/^[\w.]+: a breaking change needs a line in CHANGELOG\.md/);
    expect(faults[0]).toContain(message.split("'")[1]);
    const subject = faults[0]?.split(':')[0] ?? '';
    for (const heading of ['Breaking', 'Removed']) {
      const announced = await faultsOf(current, `### ${heading}\n\n- \`${subject}\` is not what it was.\n`);
      expect(announced).toEqual(REMOVALS.has(what) ? [expect.stringMatching(/has to be deprecated in a release before/)] : []);
    }
    expect(await faultsOf(current, `### Changed\n\n- \`${subject}\` is not what it was.\n`)).toEqual(faults);
  });
});

describe('a removal', () => {
  const REMOVED = '### Removed\n\n- `Thing.old` and `Thing.kept`: use `Thing.name`.\n';
  const without = (field: 'old' | 'kept') => BASE.replace(new RegExp(`^ {2}${field}: .*\n`, 'm'), '');

  test('is fine after its day, and is still to be announced', async () => {
    expect(await faultsOf(without('old'), REMOVED)).toEqual([]);
    expect(await faultsOf(without('old'))).toEqual([expect.stringContaining('Thing.old: a breaking change needs a line')]);
  });

  test('is refused until its day is over', async () => {
    expect(await faultsOf(without('kept'), REMOVED)).toEqual(['Thing.kept: it may be removed after 2099-01-01, and today is 2026-11-30.']);
    const today = BASE.replace('2099-01-01', TODAY);
    expect(await faultsOf(without('kept'), REMOVED, today)).toEqual([expect.stringContaining(`may be removed after ${TODAY}`)]);
  });

  test.each(['Use name', 'Use name; removal after soon', 'Removed after 2026-13-99'])(
    'of what is deprecated for "%s" is refused',
    async (reason) => {
      const released = BASE.replace('Use name; removal after 2026-01-01', reason);
      expect(await faultsOf(without('old'), REMOVED, released)).toEqual([
        expect.stringContaining('Thing.old: its deprecation names no day'),
      ]);
      expect(await faultsOf(released, '', released)).toEqual([expect.stringContaining('Thing.old: its deprecation needs a day')]);
    },
  );

  test('of arguments, values and input fields has the same rule', async () => {
    const day = '@deprecated(reason: "Not used. Removed after 2026-06-30.")';
    const released = BASE.replace('limit: Int = 10', `limit: Int = 10 ${day}`)
      .replace('  BLUE\n', `  BLUE ${day}\n`)
      .replace('nameContains: String\n', `nameContains: String ${day}\n`);
    const current = BASE.replace(', limit: Int = 10', '').replace('  BLUE\n', '').replace('  nameContains: String\n', '');
    const lines = '### Removed\n\n- `Query.thing.limit`, `Colour.BLUE`, `Filter.nameContains`\n';
    expect(await faultsOf(current, lines, released)).toEqual([]);
    expect(await faultsOf(current, lines)).toHaveLength(3);
  });
});

test('the schema of this repository keeps the promises of its last release', async () => {
  const [released = '', current = '', changelog = ''] = ['schema.released.graphql', 'schema.graphql', 'CHANGELOG.md'].map((name) =>
    readFileSync(name, 'utf8'),
  );
  expect(await faultsOfChanges({ released, current, changelog, today: new Date().toISOString().slice(0, 10) })).toEqual([]);
});
