import { describe, expect, test } from 'vitest';
import { helpText, readFlags } from '../src/cli.ts';
import { ConfigError } from '../src/config.ts';
import { settings } from '../src/settings.ts';

const NAMES = Object.keys(settings);

describe('the command line', () => {
  const flagOf = (name: string) => `--${name.toLowerCase().replaceAll('_', '-')}`;

  test.each(NAMES)('has a flag for %s', (name) => {
    expect(readFlags([flagOf(name), 'value'])).toEqual({ env: { [name]: 'value' }, help: false, version: false });
    expect(readFlags([`${flagOf(name)}=a=b`])).toEqual({ env: { [name]: 'a=b' }, help: false, version: false });
  });

  test('takes several flags, and none', () => {
    expect(readFlags([])).toEqual({ env: {}, help: false, version: false });
    expect(readFlags(['--port', '1', '--log-level=debug'])).toEqual({
      env: { PORT: '1', LOG_LEVEL: 'debug' },
      help: false,
      version: false,
    });
  });

  test('refuses flags that are given twice, all of them at once', () => {
    const given = ['--port', '1', '--log-level=debug', '--port', '1', '--host', 'h', '--log-level', 'info', '--log-level', 'warn'];
    expect(() => readFlags(given)).toThrow(new ConfigError(['--port is given more than once.', '--log-level is given more than once.']));
  });

  test.each(['--help', '-h'])('%s asks for help', (flag) => {
    expect(readFlags([flag]).help).toBe(true);
  });

  test('--version asks for the version', () => {
    expect(readFlags(['--version'])).toEqual({ env: {}, help: false, version: true });
  });

  test.each([
    ['--token', 'x'],
    ['--no-such'],
    ['-p', '1'],
    ['serve'],
    ['--PORT', '1'],
    ['--upstream_url', 'x'],
    ['--port'],
    ['--help=yes'],
    ['--version=1'],
    ['-v'],
    ['--__proto__', 'x'],
  ])('refuses %s %s', (...args) => {
    expect(() => readFlags(args.filter((arg) => typeof arg === 'string'))).toThrow(TypeError);
  });

  test('helps with every flag, its variable and what it means', () => {
    const lines = helpText().split('\n');
    for (const [name, { description = '' }] of Object.entries(settings)) {
      expect(description).not.toBe('');
      const line = lines.find((candidate) => candidate.includes(flagOf(name)) && candidate.includes(name));
      expect(line).toContain(description);
    }
    expect(lines.filter((line) => line.startsWith('  --'))).toHaveLength(NAMES.length);
  });

  // The columns are 18 wide, and CACHE_STALE_IF_ERROR_MS is wider.
  test('keeps its columns apart', () => {
    for (const line of helpText()
      .split('\n')
      .filter((candidate) => candidate.startsWith('  --'))) {
      expect(line).toMatch(/^ {2}--[a-z-]+ +[A-Z_]+ +\S/);
    }
  });
});
