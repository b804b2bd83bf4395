/** The options of `createGateway`: what they take, and what is said of what they do not take. */
import { describe, expect, test } from 'vitest';
import { optionTypes } from '../../scripts/option-types.ts';
import { OF_PROCESSES, SETTING_OF_OPTION } from '../../src/library/option-names.ts';
import type { GatewayOptions } from '../../src/library/options.generated.ts';
import { createGateway, GatewayOptionsError } from '../../src/library/public.ts';
import { SETTING_NAMES, settings, type SettingName } from '../../src/settings.ts';

/** The faults of options as a program without types may give them. */
function faultsOf(options: unknown): readonly string[] {
  try {
    createGateway(options as GatewayOptions);
    return [];
  } catch (error) {
    if (!(error instanceof GatewayOptionsError)) throw error;
    return error.faults;
  }
}

const SECRET = 's'.repeat(32);
const JWT = { authMode: 'jwt', jwtSecret: SECRET, jwtAccountClaim: 'org', telnyxApiKeys: { one: 'KEY1' } };
const OPTIONS = [...SETTING_OF_OPTION] as readonly (readonly [option: string, setting: SettingName])[];

test('are every setting but those of a process that listens', () => {
  expect([...SETTING_OF_OPTION.values()]).toEqual(SETTING_NAMES.filter((name) => !OF_PROCESSES.includes(name)));
});

test('are described in sentences', () => {
  expect(optionTypes().match(/\/\*\* [^A-Z'].*/g)).toBeNull();
});

test.each([
  { cacheTtlMs: 0, graphiql: false, corsOrigins: ['https://a.example', 'https://b.example'] },
  { corsOrigins: [] },
  { corsOrigins: [], corsHeaders: [] },
  { logger: false },
  { persistedOperations: 'operations.json' },
  { persistedOperations: { id: '{ __typename }' } },
  // A text would be divided by these.
  { ...JWT, telnyxApiKeys: { 'Acme, Inc. = us': 'KEY,1', ['__proto__']: 'KEY2' } },
  Object.fromEntries(OPTIONS.map(([option]) => [option, undefined])),
])('%j is in order', (options) => {
  expect(faultsOf({ ...options, upstreamUrl: 'sandbox' })).toEqual([]);
});

class Fields {
  readonly upstreamUrl = 'sandbox';
  readonly authMode: unknown = 5;
}

class Getters {
  get upstreamUrl() {
    return 'sandbox';
  }

  get authMode(): unknown {
    return 5;
  }
}

const HIDDEN = Object.defineProperty({ upstreamUrl: 'sandbox' }, 'authMode', { value: 5, enumerable: false });

test.each([
  ['its own', new Fields()],
  ['not enumerable', HIDDEN],
  ['getters of its class', new Getters()],
  ['getters of a class above', new (class extends Getters {})()],
  ['inherited', Object.create({ upstreamUrl: 'sandbox', authMode: 5 })],
  ['exported by a module', Object.assign(Object.create(null), { [Symbol.toStringTag]: 'Module', upstreamUrl: 'sandbox', authMode: 5 })],
  ['of a class with a name for it', Object.assign(new Fields(), { [Symbol.toStringTag]: 'Options' })],
])('no option is passed over that is %s', (_way, options) => {
  expect(faultsOf(options)).toEqual(['authMode takes passthrough or jwt.']);
});

test('an option is read once, and one that is unknown is refused where it is inherited, too', () => {
  const reads = { upstreamUrl: 0, logger: 0 };
  const counting = (name: keyof typeof reads, value: unknown) => ({ get: () => ((reads[name] += 1), value), enumerable: true });
  const options = Object.create({ port: 1 }, { upstreamUrl: counting('upstreamUrl', 'sandbox'), logger: counting('logger', false) });
  expect(faultsOf(options)).toEqual(['port is no option.']);
  expect(reads).toEqual({ upstreamUrl: 1, logger: 1 });
});

test('a record has fields of its own and no others', () => {
  for (const keys of [
    Object.assign(Object.create({ b: 'KEY' }), { a: 'KEY' }),
    new (class {
      readonly a = 'KEY';
      get b() {
        return 'KEY';
      }
    })(),
  ])
    expect(faultsOf({ upstreamUrl: 'sandbox', ...JWT, telnyxApiKeys: keys })).toEqual([
      expect.stringMatching(/^telnyxApiKeys takes a record/),
    ]);
  expect(faultsOf({ upstreamUrl: 'sandbox', ...JWT, telnyxApiKeys: Object.assign(Object.create(null), { a: 'KEY' }) })).toEqual([]);
});

test('what has no options is refused', () => {
  for (const options of [undefined, null, 'sandbox', [], new Map([['upstreamUrl', 'sandbox']]), new Date(5), () => 0, Promise.resolve({})])
    expect(faultsOf(options)).toEqual(['createGateway takes an object of options.']);
});

describe('values of other types', () => {
  const HOSTILE: readonly (readonly [name: string, value: unknown])[] = [
    ['{}', {}],
    ['[]', []],
    ['[undefined]', [undefined]],
    ['[{}]', [{}]],
    ['{ a: 1 }', { a: 1 }],
    ['{ a: undefined }', { a: undefined }],
    ['a date', new Date(5)],
    ['a map', new Map([['a', 'b']])],
    ['a set', new Set(['https://a.example'])],
    ['null', null],
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['-0.5', -0.5],
    ['1n', 1n],
    ['a function', () => 'sandbox'],
    ['a symbol', Symbol('sandbox')],
    ['an empty text', ''],
    ['a space', ' '],
    // Objects that a text would be made of.
    ['a String', new String('https://a.example')],
    ['a Number', new Number(5)],
    ['toString', { toString: () => 'sandbox' }],
  ];
  const isTaken = (setting: SettingName, name: string) => name === '[]' && settings[setting].optionType === 'readonly string[]';

  test.each(HOSTILE)('%s is refused by each option, and the option is named', (name, value) => {
    for (const [option, setting] of OPTIONS) {
      if (isTaken(setting, name)) continue;
      const faults = faultsOf({ upstreamUrl: 'sandbox', corsOrigins: ['https://a.example'], ...JWT, [option]: value });
      expect(faults).toEqual([expect.stringMatching(new RegExp(`^${option} takes [^\\n]+\\.$`))]);
    }
    if (value !== false)
      expect(faultsOf({ upstreamUrl: 'sandbox', logger: value })).toEqual([expect.stringMatching(/^logger takes false, or/)]);
  });

  test('all of them at once, each named once', () => {
    const faults = faultsOf(Object.fromEntries(OPTIONS.map(([option]) => [option, null])));
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual(OPTIONS.map(([option]) => option));
  });

  test('texts of what is not a text, and the reverse', () => {
    const given = {
      maxDepth: '5',
      graphiql: 'true',
      corsOrigins: 'https://a.example',
      jwtSecret: 5,
      logLevel: 'trace',
      telnyxApiKeys: 'a=K',
    };
    expect(faultsOf({ upstreamUrl: 'sandbox', ...JWT, ...given })).toEqual([
      'jwtSecret takes a text that is not empty and has no spaces around it.',
      'telnyxApiKeys takes a record of at least one account: keys of visible characters without spaces, by names that are not empty.',
      'corsOrigins takes a list of origins such as https://app.example.com or https://*.example.com, without a path or a slash at the end.',
      'maxDepth takes a number from 1 to 100.',
      'graphiql takes true or false.',
      'logLevel takes debug, info, warn, error or silent.',
    ]);
  });
});

test.each([
  ['upstreamUrl', 'ftp://x', /^upstreamUrl takes http:/],
  ['jwtSecret', ` ${SECRET}`, /^jwtSecret takes a text that .* no spaces around it\.$/],
  ['jwtSecret', `${SECRET}\n`, /^jwtSecret takes a text/],
  ['sharedCacheSecret', 'short', /^sharedCacheSecret takes a secret of at least 32 bytes\.$/],
  ['telnyxApiKeys', { a: 'a key' }, /^telnyxApiKeys takes a record/],
  ['telnyxApiKeys', { ' ': 'KEY' }, /^telnyxApiKeys takes a record/],
  ['corsOrigins', ['https://a.example', ''], /^corsOrigins takes a list/],
  ['corsOrigins', ['https://a.example,https://b.example'], /^corsOrigins takes a list/],
  ['corsOrigins', ['https://*.com'], /^corsOrigins has a pattern/],
  ['corsHeaders', ['x a'], /^corsHeaders takes a list of names of request headers\.$/],
  ['maxDepth', 0, /^maxDepth takes a number from 1 to 100\.$/],
  ['maxDepth', 1.5, /^maxDepth takes a number from 1 to 100\.$/],
  ['persistedOperations', { a: ' ' }, /^persistedOperations takes the path of a list of operations, or an object/],
  ['persistedOperations', { format: 'apollo-persisted-query-manifest', version: 1, operations: [] }, /^persistedOperations takes the path/],
])('%s refuses %j by its own words', (option, value, fault) => {
  const options = { upstreamUrl: 'sandbox', corsOrigins: ['https://a.example'], ...JWT, [option]: value };
  expect(faultsOf(options)).toEqual([expect.stringMatching(fault)]);
});

test('all faults are named at once, those of combinations too, in the words of options', () => {
  expect(faultsOf({ cacheTtl: 1, maxDepth: 0, jwtIssuer: 'me', maxEntities: 5, logLevel: () => 0, logger: 'pino', port: 1 })).toEqual([
    'maxDepth takes a number from 1 to 100.',
    'logLevel takes debug, info, warn, error or silent.',
    'cacheTtl is no option; did you mean cacheTtlMs?',
    'port is no option.',
    "upstreamUrl is needed: 'sandbox', or the base URL of the Telnyx API.",
    'logger takes false, or an object with the methods debug, info, warn and error.',
    "jwtIssuer only applies with authMode: 'jwt'.",
    'maxEntities only applies with subgraph: true.',
  ]);
  expect(faultsOf({ upstreamUrl: 'sandbox', logger: false, logLevel: 'warn' })).toEqual(['logLevel only applies without logger.']);
});
