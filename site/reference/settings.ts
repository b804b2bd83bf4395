/** A page for each setting, and one that lists them. */
import { rulesOf } from '../../src/config-conflicts.ts';
import { fileVariable } from '../../src/secret-files.ts';
import { SECRET_SETTINGS, settings, type SettingName } from '../../src/settings.ts';
import { mentionsOf } from './mentions.ts';
import { cell, page, table } from './markdown.ts';

/** What the gateway does without the setting, as text; empty if nothing. */
const defaultOf = (setting: (typeof settings)[keyof typeof settings]): string => {
  const value = setting.parse(undefined);
  return value === undefined || typeof value === 'object' ? '' : String(value);
};

const isSecret = (name: string): name is (typeof SECRET_SETTINGS)[number] => (SECRET_SETTINGS as readonly string[]).includes(name);

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
    takes: setting.meta()?.takes ?? 'text',
    file: isSecret(name) ? fileVariable(name) : null,
    rules: rulesOf(name as SettingName),
    meaning: meanings.get(name) ?? cell(setting.description ?? ''),
  }));
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
