import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { flagsOf } from '../../src/cli/setting-flags.ts';
import { describeSetting, SETTING_NAMES } from '../../src/settings.ts';
import { run, runJson, SHAPES } from '../support/command.ts';

const words = (text: string) => text.replaceAll(/\s+/g, ' ');

describe.each(COMMANDS.map((command) => [command.name, command] as const))('the help of %s', (name, command) => {
  test('has usage, each flag and argument, an example, and what the exit codes mean', async () => {
    const { exitCode, out, err } = await run([...name.split(' '), '--help']);
    expect([exitCode, err]).toEqual([0, '']);
    expect(out).toContain(`Usage: assistants-gateway ${name === 'start' ? '[start]' : name}`);
    for (const flag of command.flags) expect(out).toContain(`--${flag.name}`);
    for (const { name: argument, description } of command.arguments) expect(words(out)).toContain(`${argument} ${description}`);
    for (const text of [command.summary, command.failsIf, ...command.details, ...command.examples]) expect(words(out)).toContain(text);
    expect(command.examples.length).toBeGreaterThan(0);
    expect(out).not.toContain('\u001b');
    expect(out).not.toContain('undefined');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(130);
    expect((await run(['help', ...name.split(' ')])).out).toBe(out);
    expect((await run([...name.split(' '), '-h'])).out).toBe(out);
  });

  test('is data with --json', async () => {
    const { data } = await runJson(SHAPES.help, [...name.split(' '), '--help']);
    expect(data).toMatchObject({ name, summary: command.summary });
    expect(data.settings.map(({ variable }) => variable)).toEqual(command.settings);
    const { out } = await run([...name.split(' '), '--help']);
    const spelled = out.split(/\n(?:Settings|Examples)/)[0]?.match(/(?<=^ {2}(?:-\w, )?--)[\w-]+/gm);
    expect(data.flags.map((flag) => flag.name)).toEqual(spelled);
    for (const flag of data.flags) expect(words(out)).toContain(flag.description);
  });
});

test('the help of start has each setting, its flags, its variable, what it takes and its default', async () => {
  const { out } = await run(['start', '--help']);
  for (const name of SETTING_NAMES) {
    const { description, takes, fallback } = describeSetting(name);
    expect(description).not.toBe('');
    const entry = words(out.slice(out.search(new RegExp(`, ${name}(?:;|$)`, 'm'))).split(/\n {2}--/)[0] ?? '');
    expect(entry).toContain(`${description} Takes ${takes}. ${fallback === null ? 'No default.' : `Default: ${fallback}.`}`);
    for (const flag of flagsOf(name)) expect(out).toContain(`--${flag.name}`);
  }
});

test('--help alone lists the commands, and explains start', async () => {
  const { exitCode, out } = await run(['--help']);
  expect(exitCode).toBe(0);
  for (const { name, summary } of COMMANDS) expect(words(out)).toContain(`${name} ${summary}`);
  expect(out).toContain((await run(['start', '--help'])).out);
  for (const argv of [['--help'], ['help']])
    expect((await runJson(SHAPES.overview, argv)).data.commands.map(({ name }) => name)).toEqual(COMMANDS.map(({ name }) => name));
});

test('help for a command that is not there is refused with a suggestion', async () => {
  expect(await run(['help', 'chekc'])).toMatchObject({ exitCode: 2, err: expect.stringContaining('did you mean check?') as string });
});

test('colours are for terminals, and never in JSON', async () => {
  expect((await run(['--help'], {}, true)).out).toContain('\u001b[');
  expect((await run(['--help'], {}, false)).out).not.toContain('\u001b[');
  expect((await run(['check', '--json'], {}, true)).out).not.toContain('\u001b[');
});

test('docs/command-line.md has the help of each command, to the letter', async () => {
  const page = readFileSync('docs/command-line.md', 'utf8');
  for (const { name } of COMMANDS) {
    const { out } = await run([...name.split(' '), '--help']);
    expect(page).toContain(`## ${name}\n\n\`\`\`text\n${out}\`\`\`\n`.trimEnd());
  }
  expect([...page.matchAll(/^## (.+)$/gm)].map(([, name]) => name)).toEqual(COMMANDS.map(({ name }) => name));
});
