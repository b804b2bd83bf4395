/** A page for each setting, and one that lists them. */
import { rulesOf } from '../../src/config-conflicts.ts';
import { flagsOf, toFlag } from '../../src/cli/setting-flags.ts';
import { describeSetting, SETTING_NAMES } from '../../src/settings.ts';
import { mentionsOf } from './mentions.ts';
import { cell, page, table } from './markdown.ts';

export function settingPages(guides: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const meanings = new Map(
    [...(guides.get('settings.md') ?? '').matchAll(/^\| `([A-Z_]+)` \| .+? \| (.+) \|$/gm)].map(([, name = '', meaning = '']) => [
      name,
      meaning,
    ]),
  );
  const described = SETTING_NAMES.map((name) => {
    const { description, takes, fallback } = describeSetting(name);
    return {
      name,
      value: fallback ?? '',
      flag: `--${toFlag(name)}`,
      takes,
      file: flagsOf(name).find(({ variable }) => variable !== name)?.variable ?? null,
      rules: rulesOf(name),
      meaning: meanings.get(name) ?? cell(description),
    };
  });
  const pages = described.map(({ name, value, flag, takes, file, rules, meaning }) => {
    return [
      `reference/settings/${name}.md`,
      page(
        `# ${name}`,
        `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}.`,
        table(
          ['given as', 'name or value'],
          [
            ['environment variable', `\`${name}\``],
            ['flag', `\`${flag}\``],
            ...(file === null ? [] : [['file with the value', `\`${file}\``]]),
            ['takes', takes],
            ['default', value === '' ? 'none' : `\`${value}\``],
          ],
        ),
        rules.length > 0 ? `## With other settings\n\n${rules.map((rule) => `- ${rule}`).join('\n')}` : null,
        mentionsOf(name, guides, '../../'),
      ),
    ] as const;
  });
  const index = page(
    '# Settings',
    '[Settings](../settings.md) says how they are given, and which of them belong together.',
    table(
      ['setting', 'takes', 'default', 'meaning'],
      described.map(({ name, takes, value, meaning }) => [`\`${name}\``, takes, value === '' ? 'none' : `\`${value}\``, meaning]),
    ),
  );
  return new Map([...pages, ['reference/settings.md', index]]);
}
