/** A page for each setting, and one that lists them. */
import { settings } from '../../src/settings.ts';
import { mentionsOf } from './mentions.ts';
import { cell, page, table } from './markdown.ts';

/** What the gateway does without the setting, as text; empty if nothing. */
const defaultOf = (setting: (typeof settings)[keyof typeof settings]): string => {
  const value = setting.parse(undefined);
  return value === undefined || typeof value === 'object' ? '' : String(value);
};

/** What it takes in words, such as a range; null if the setting does not say. */
const takesOf = (setting: (typeof settings)[keyof typeof settings]): string | null => {
  const { takes } = setting.meta() ?? {};
  return typeof takes === 'string' ? takes : null;
};

export function settingPages(guides: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const meanings = new Map(
    [...(guides.get('settings.md') ?? '').matchAll(/^\| `([A-Z_]+)` \| .+? \| (.+) \|$/gm)].map(([, name = '', meaning = '']) => [
      name,
      meaning,
    ]),
  );
  const described = Object.entries(settings).map(([name, setting]) => ({
    name,
    value: defaultOf(setting),
    flag: `--${name.toLowerCase().replaceAll('_', '-')}`,
    takes: takesOf(setting),
    meaning: meanings.get(name) ?? cell(setting.description ?? ''),
  }));
  const pages = described.map(({ name, value, flag, takes, meaning }) => {
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
            ...(takes === null ? [] : [['takes', takes]]),
            ['default', value === '' ? 'none' : `\`${value}\``],
          ],
        ),
        mentionsOf(name, guides, '../../'),
      ),
    ] as const;
  });
  const index = page(
    '# Settings',
    '[Settings](../settings.md) says how they are given, and which of them belong together.',
    table(
      ['setting', 'default', 'meaning'],
      described.map(({ name, value, meaning }) => [`\`${name}\``, value === '' ? 'none' : `\`${value}\``, meaning]),
    ),
  );
  return new Map([...pages, ['reference/settings.md', index]]);
}
