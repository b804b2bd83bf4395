/** The kinds of value that settings have. Each is read in two forms, which give the same values. */
import * as z from 'zod';

/** The form of a setting: the text of a variable or a flag, or the typed value of an option of a program. */
export type SettingForm = 'text' | 'option';

export interface Kind<T> {
  readonly text: z.ZodType<T, string>;
  readonly option: z.ZodType<T>;
  /** What the text takes, in words: a range with its unit, the words that are possible, or a form. */
  readonly takes: string;
  /** The type of the option, as TypeScript writes it. */
  readonly optionType: string;
}

export interface Setting<T> extends Kind<T> {
  /** The value where none is given. */
  readonly fallback: T;
  /** One sentence without a full stop, in the names of variables. */
  readonly description: string;
}

/** `fallback` is null for what has no value if it is not set. */
export const setting = <T, F extends T | null>(kind: Kind<T>, fallback: F, description: string): Setting<T | F> => ({
  ...(kind as Kind<T | F>),
  fallback,
  description,
});

/** What `takes` says, as a fault. */
const fault = (takes: string) => `takes ${takes}`;

export function wholeNumber(what: string, min: number, max: number): Kind<number> {
  const takes = `${what} from ${min} to ${max}`;
  const error = fault(takes);
  const option = z.int(error).min(min, error).max(max, error);
  const text = z
    .string()
    .regex(/^\d{1,15}$/, error)
    .transform(Number)
    .pipe(option);
  return { text, option, takes, optionType: 'number' };
}

/** A whole number, or a word that stands for the one that fits the machine. */
export function wholeNumberOr<const W extends string>(word: W, what: string, min: number, max: number): Kind<number | W> {
  const takes = `${what} from ${min} to ${max}, or the word ${word}`;
  const error = fault(takes);
  const number = wholeNumber(what, min, max);
  return {
    text: z.union([z.literal(word), number.text], error),
    option: z.union([z.literal(word), number.option], error),
    takes,
    optionType: `number | '${word}'`,
  };
}

export const trueOrFalse: Kind<boolean> = {
  text: z.enum(['true', 'false'], fault('true or false')).transform((word) => word === 'true'),
  option: z.boolean(fault('true or false')),
  takes: 'true or false',
  optionType: 'boolean',
};

/** A word of a closed set. */
export function oneOf<const W extends readonly [string, ...string[]]>(...words: W): Kind<W[number]> {
  const takes = `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
  const word = z.enum(words, fault(takes));
  return { text: word, option: word, takes, optionType: words.map((w) => `'${w}'`).join(' | ') };
}

interface Textual {
  /** In a few words: `a URL`. */
  readonly takes: string;
  readonly fits?: (text: string) => boolean;
  /** What it takes, as a fault says it, or what is wrong with a text that does not fit; the few words if not set. */
  readonly fault?: string | ((text: string) => string);
}

const PLAIN_TEXT = fault('a text that is not empty and has no spaces around it');

/** A space that nobody sees makes another secret or issuer of it. The text of a variable has lost it, what a program gives has not. */
const plainText = () => z.string(PLAIN_TEXT).refine((text) => text !== '' && text.trim() === text, { error: PLAIN_TEXT, abort: true });

export function textual({ takes, fits = () => true, fault: said = fault(takes) }: Textual): Kind<string> {
  const error = { error: typeof said === 'string' ? said : ({ input }: { readonly input?: unknown }) => said(String(input)) };
  return { text: z.string().refine(fits, error), option: plainText().refine(fits, error), takes, optionType: 'string' };
}

/** A text in the format PEM, which ends with a line break in a file and need not elsewhere. `isWhole` may throw. */
export function pem(takes: string, isWhole: (text: string) => unknown): Kind<string> {
  const error = fault(`${takes} as PEM, from its line -----BEGIN on`);
  const reader = z
    .string(error)
    .transform((text) => `${text.trim()}\n`)
    .refine((text) => {
      try {
        return isWhole(text);
      } catch {
        return false;
      }
    }, error);
  return { text: reader, option: reader, takes: `${takes} (PEM)`, optionType: 'string' };
}

/** The URL of a proxy; without a scheme, as many programs take it, it is `http://`. */
export function proxyUrl(): Kind<string> {
  const error = fault('http:// or https://, a host and a port, with user:password@ before the host if the proxy asks for them');
  const reader = z
    .string(error)
    .transform((text) => (/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`))
    .refine((text) => PROXY_URL.test(text) && URL.canParse(text) && hasReadableUser(text), error);
  return { text: reader, option: reader, takes: 'a URL', optionType: 'string' };
}

/** A user without a password would be sent to no proxy. */
const PROXY_URL = /^https?:\/\/(?:[^\s/?#@:]+:[^\s/?#@]+@)?[^\s/?#@\\]+\/?$/i;

function hasReadableUser(url: string): boolean {
  const { username, password } = new URL(url);
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

interface Items {
  /** What the items are: `origins`. */
  readonly items: string;
  /** The same as a fault says it, with an example. */
  readonly form: string;
  readonly fits: (item: string) => boolean;
  /** Items that have the form, and are refused all the same. */
  readonly refused?: readonly { readonly matches: (item: string) => boolean; readonly fault: string }[];
  readonly normalize?: (item: string) => string;
}

/** A list may be empty. */
export function list({ items, form, fits, refused = [], normalize = (item) => item }: Items): Kind<readonly string[]> {
  const within = (error: string): z.ZodType<readonly string[], string[]> =>
    z
      .array(z.string(error), error)
      .refine((given) => given.every(fits), { error, abort: true })
      .superRefine((given, context) => {
        for (const { matches, fault: message } of refused) if (given.some(matches)) context.addIssue({ code: 'custom', message });
      })
      .transform((given) => given.map(normalize));
  return {
    text: z
      .string()
      .transform(entriesOf)
      .pipe(within(fault(`${form}, separated by commas`))),
    option: within(fault(`a list of ${form}`)),
    takes: `${items}, separated by commas`,
    optionType: 'readonly string[]',
  };
}

const entriesOf = (text: string): string[] => text.split(',').flatMap((entry) => (entry.trim() === '' ? [] : [entry.trim()]));

/** A number from 0 to 1. */
const SHARE = 'a number from 0 to 1';
const shareOption = z.number(fault(SHARE)).min(0, fault(SHARE)).max(1, fault(SHARE));
export const share: Kind<number> = {
  text: z
    .string()
    .regex(/^(?:\d{1,3}(?:\.\d{0,15})?|\.\d{1,15})$/, fault(SHARE))
    .transform(Number)
    .pipe(shareOption),
  option: shareOption,
  takes: SHARE,
  optionType: 'number',
};

/** Texts by names as OpenTelemetry writes them: what is not a plain character of a value is percent-encoded. */
export function textPairs(items: string, fits: (name: string, value: string) => boolean = isNamed): Kind<ReadonlyMap<string, string>> {
  const takes = `${items} as name=value, separated by commas`;
  const inOption = fault(`a record of ${items}, at least one`);
  const fitAll = (found: ReadonlyMap<string, string>) => [...found].every(([name, value]) => fits(name, value));
  return {
    text: z
      .string()
      .transform(entriesOf)
      .refine((entries) => entries.every((entry) => /^[^=]+=/.test(entry) && isDecodable(entry)), { error: fault(takes), abort: true })
      .transform((entries) => new Map(entries.map((entry) => [partOf(entry, 0), partOf(entry, 1)] as const)))
      .refine(fitAll, fault(takes)),
    option: textsByName(inOption, fits).transform((record) => new Map(Object.entries(record))),
    takes,
    optionType: 'Readonly<Record<string, string>>',
  };
}

const isNamed = (name: string) => name !== '';

function isDecodable(entry: string): boolean {
  try {
    return decodeURIComponent(entry) !== '';
  } catch {
    return false;
  }
}

/** The name or the value of a pair. */
const partOf = (entry: string, index: 0 | 1): string => {
  const at = entry.indexOf('=');
  return decodeURIComponent((index === 0 ? entry.slice(0, at) : entry.slice(at + 1)).trim());
};

/** API keys by the names of accounts. A name of a text can have neither spaces nor commas nor `=`. */
export function accounts(isKey: (key: string) => boolean): Kind<ReadonlyMap<string, string>> {
  const inText = fault('accounts as name=key, separated by commas');
  const inOption = fault('a record of at least one account: keys of visible characters without spaces, by names that are not empty');
  const pair = (entry: string) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)] as const;
  return {
    text: z
      .string()
      .transform(entriesOf)
      .refine((entries) => entries.every((entry) => /^[^=\s]+=./.test(entry) && isKey(pair(entry)[1])), { error: inText, abort: true })
      .transform((entries): readonly (readonly [string, string])[] => entries.map(pair))
      .refine((pairs) => new Map(pairs).size === pairs.length, 'names an account twice')
      .transform((pairs) => new Map(pairs)),
    option: textsByName(inOption, (name, key) => name.trim() !== '' && isKey(key)).transform((record) => new Map(Object.entries(record))),
    takes: 'pairs name=key, separated by commas',
    optionType: 'Readonly<Record<string, string>>',
  };
}

/** Texts by names, at least one. */
type TextsByName = Readonly<Record<string, string>>;

/** Not a record of zod, which drops a name such as `__proto__`. */
const textsByName = (error: string, fits: (name: string, text: string) => boolean) =>
  z.custom<TextsByName>((given) => {
    const entries = isRecord(given) ? Object.entries(given) : [];
    return entries.length > 0 && entries.every(([name, text]) => typeof text === 'string' && fits(name, text));
  }, error);

/** Whether all that an object has are fields of its own: what is inherited, as the getters of a class are, would be passed over. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (Object.prototype.toString.call(value) !== '[object Object]') return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.hasOwn(prototype as object, 'isPrototypeOf');
}

const OPERATIONS = fault('the path of a list of operations, or an object from ids to the texts of operations, at least one');

/** A list of operations: the path of its file, or the texts of operations by their ids, which a program may have at hand. */
export const operationList: Kind<string | TextsByName> = {
  text: z.string(),
  // A copy: what the program does with its own later is no matter.
  option: z.union(
    [plainText(), textsByName(OPERATIONS, (id, text) => id !== '' && text.trim() !== '').transform((texts) => ({ ...texts }))],
    OPERATIONS,
  ),
  takes: 'a path',
  optionType: 'string | Readonly<Record<string, string>>',
};
