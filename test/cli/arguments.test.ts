import { describe, expect, test } from 'vitest';
import { readArguments } from '../../src/cli/arguments.ts';
import { UsageError } from '../../src/cli/command.ts';
import { SECRET_SETTINGS, SETTING_NAMES, isSwitch } from '../../src/settings.ts';
import { run, runJson, SHAPES } from '../support/command.ts';

const flagOf = (name: string) => `--${name.toLowerCase().replaceAll('_', '-')}`;

const faultsOf = (...argv: readonly string[]): readonly string[] => {
  try {
    readArguments(argv);
    return [];
  } catch (error) {
    if (error instanceof UsageError) return error.faults;
    throw error;
  }
};

describe('settings as flags', () => {
  test.each(SETTING_NAMES.filter((name) => !isSwitch(name)))('%s', (name) => {
    expect(readArguments([flagOf(name), 'value']).env).toEqual({ [name]: 'value' });
    expect(readArguments([`${flagOf(name)}=a=b`]).env).toEqual({ [name]: 'a=b' });
    for (const words of [[`${flagOf(name)}=-1`], [flagOf(name), '-1'], [flagOf(name), '-1.5', 'start']])
      expect(readArguments(words).env).toEqual({ [name]: words[1] ?? '-1' });
    // Empty as of a shell variable that is not set: it must not hide the variable of the environment.
    for (const words of [[flagOf(name)], [`${flagOf(name)}=`], [flagOf(name), ''], [`${flagOf(name)}= `]])
      expect(faultsOf(...words)).toEqual([expect.stringContaining(`${flagOf(name)} needs a value`)]);
  });

  test.each(SETTING_NAMES.filter(isSwitch))('%s, with and without a value', (name) => {
    const flag = flagOf(name);
    for (const words of [[flag], [flag, 'true'], [`${flag}=true`]]) expect(readArguments(words).env).toEqual({ [name]: 'true' });
    for (const words of [[`--no-${flag.slice(2)}`], [flag, 'false'], [`${flag}=false`]])
      expect(readArguments(words).env).toEqual({ [name]: 'false' });
    // Which is a fault among those of the configuration.
    for (const words of [[flag, 'yes'], [`${flag}=yes`]]) expect(readArguments(words).env).toEqual({ [name]: 'yes' });
    expect(readArguments([flag, 'check'])).toMatchObject({ command: { name: 'check' }, env: { [name]: 'true' } });
    for (const value of ['true', '']) expect(faultsOf(`--no-${flag.slice(2)}=${value}`)).toEqual([`--no-${flag.slice(2)} takes no value.`]);
    for (const words of [[`${flag}=`], [flag, '']])
      expect(faultsOf(...words)).toEqual([`${flag} needs true or false as its value, or none.`]);
  });

  test.each(SECRET_SETTINGS)('%s from a file', (name) => {
    expect(readArguments([`${flagOf(name)}-file`, '/run/secret']).env).toEqual({ [`${name}_FILE`]: '/run/secret' });
  });

  test('several, and none', () => {
    expect(readArguments([]).env).toEqual({});
    expect(readArguments(['--port', '1', 'start', '--log-level=debug', '--no-graphiql']).env).toEqual({
      PORT: '1',
      LOG_LEVEL: 'debug',
      GRAPHIQL: 'false',
    });
  });
});

test('a file after a flag without a value stays a file', () => {
  const { args, env } = readArguments(['operations', 'check', '--subgraph', 'a.graphql']);
  expect([args, env]).toEqual([['a.graphql'], { SUBGRAPH: 'true' }]);
});

describe('commands', () => {
  test.each([
    [[], 'start', []],
    [['start'], 'start', []],
    [['--json', 'schema', 'print'], 'schema print', []],
    [['schema', 'diff', 'a', 'b'], 'schema diff', ['a', 'b']],
    [['operations', 'check', 'a', 'b', 'c'], 'operations check', ['a', 'b', 'c']],
    [['health', '--timeout-ms', '5', 'http://x'], 'health', ['http://x']],
    [['help', 'schema', 'diff'], 'help', ['schema', 'diff']],
    // What it lacks is no matter where help is asked for.
    [['schema', 'diff', '-h'], 'schema diff', []],
  ])('%j is %s', (argv, name, args) => {
    const read = readArguments(argv);
    expect(read.command.name).toBe(name);
    expect(read.args).toEqual(args);
  });
});

describe('what is refused', () => {
  test.each<[readonly string[], string]>([
    [['serve'], '"serve" is no command.'],
    [['strat'], '"strat" is no command; did you mean start?'],
    [['schema'], '"schema" needs one of: print, diff.'],
    [['schema', 'prnit'], '"schema prnit" is no command; did you mean schema print?'],
    [['schema', 'zzzzz'], '"schema zzzzz" is no command: "schema" takes print or diff.'],
    [['operations', 'chekc', 'a'], '"operations chekc" is no command; did you mean operations check?'],
    [['operations'], '"operations" needs one of: check.'],
    [['shcema', 'print'], '"shcema" is no command; did you mean schema print?'],
    [['operation', 'check', 'a'], '"operation" is no command; did you mean operations check?'],
    [['--prot', '1'], '--prot is no flag; did you mean --port?'],
    [['--PORT', '1'], '--PORT is no flag; did you mean --port?'],
    [['--upstream_url', 'x'], '--upstream_url is no flag; did you mean --upstream-url?'],
    [['--no-graphql'], '--no-graphql is no flag; did you mean --no-graphiql?'],
    [['--token', 'x'], '--token is no flag.'],
    [['--__proto__', 'x'], '--__proto__ is no flag.'],
    [['-p', '1'], '-p is no flag.'],
    [['health', '--sorted'], '--sorted is no flag of health.'],
    [['schema', 'print', '--port', '1'], '--port is no flag of schema print.'],
    [['--help=yes'], '--help takes no value.'],
    [['check', 'me'], 'check takes no argument "me".'],
    [['schema', 'diff'], 'schema diff needs OLD.'],
    [['schema', 'diff', 'a', 'b', 'c'], 'schema diff takes no argument "c".'],
    [['operations', 'check'], 'operations check needs FILE.'],
    [['--graphiql', '--no-graphiql'], '--no-graphiql is given more than once.'],
    [['--json='], '--json takes no value.'],
    [['health', '--timeout-ms='], '--timeout-ms needs a value; one that begins with "-" is written as --timeout-ms=VALUE.'],
    [['check', '--settings-file', ''], '--settings-file needs a value; one that begins with "-" is written as --settings-file=VALUE.'],
    [['--host', '--port'], '--host needs a value; one that begins with "-" is written as --host=VALUE.'],
  ])('%j', async (argv, fault) => {
    expect(faultsOf(...argv)).toEqual([fault]);
    expect(await run(argv)).toEqual({ exitCode: 2, out: '', err: `${fault}\nSee assistants-gateway --help.\n` });
  });

  test('flags that are given twice, all of them at once', () => {
    const given = ['--port', '1', '--log-level=debug', '--port', '1', '--host', 'h', '--log-level', 'info', '--log-level', 'warn'];
    expect(faultsOf(...given)).toEqual(['--port is given more than once.', '--log-level is given more than once.']);
  });

  test('in JSON, too', async () => {
    expect(await runJson(SHAPES.fault, ['--prot', '1', '--host'])).toEqual({
      exitCode: 2,
      data: {
        ok: false,
        error: {
          kind: 'usage',
          faults: ['--prot is no flag; did you mean --port?', expect.stringMatching(/^--host needs/) as string],
          warnings: [],
        },
      },
    });
  });
});

test.each(['--version', '-v'])('%s prints the version', async (flag) => {
  const { exitCode, out } = await run([flag], {});
  expect(exitCode).toBe(0);
  expect(out).toMatch(/^\S[^\n]*\n$/);
  const { data } = await runJson(SHAPES.version, [flag]);
  expect(`${data.version}\n`).toBe(out);
});
