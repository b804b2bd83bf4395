/** Where a name stands as a value, beside or before what it names: `{ "name": "X-Api-Key", "value": … }`, `["token", …]`. */
import type { JsonObject } from '../../json.ts';
import { MASK } from './mask.ts';
import { isSecretName, lastWordOf } from './secret-names.ts';
import { isWordLike } from './word-like.ts';

const set = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const NAMING = set('name key header field param parameter variable property k');
const VALUES = set('value values val v default content data const example examples enum schema text');
/** Headings, beside which a text is most likely one to read, but a value is not. */
const HEADING = set('id label title slug name');
const VALUES_OF_HEADINGS = set('value values val v default');
const MAX_WORDS_OF_NAME = 4;

const isNaming = (key: string) => NAMING.has(key.toLowerCase()) || NAMING.has(firstOfTwo(key));
/** `param` of `param_name`. */
const firstOfTwo = (key: string) => /^(\w+?)[_-]?(?:name|key)$/i.exec(key)?.[1]?.toLowerCase() ?? '';

/** Whether the key holds the value of a secret that its object names under another key. */
export function namedSecrets(object: JsonObject): ((key: string, item: unknown) => boolean) | undefined {
  let values: ReadonlySet<string> | undefined;
  for (const [key, item] of Object.entries(object)) {
    if (typeof item !== 'string' || item.length > 200) continue;
    const naming = isNaming(key);
    if (!naming && !HEADING.has(lastWordOf(key))) continue;
    if (!isSecretName(item) || item.trim().split(/\s+/).length > MAX_WORDS_OF_NAME) continue;
    if (naming || values === undefined) values = naming ? VALUES : VALUES_OF_HEADINGS;
    if (naming) break;
  }
  if (values === undefined) return undefined;
  const found = values;
  return (key, item) => {
    const word = lastWordOf(key);
    // A text of several words is one to read.
    return found.has(word) && (word !== 'text' || typeof item !== 'string' || !/\s/.test(item));
  };
}

export const hasNamedValue = (object: JsonObject): boolean => Object.keys(object).some((key) => VALUES.has(lastWordOf(key)));

/** `openai: { key: … }`, where the two together are the name. */
export function isKeyOf(owner: string, object: JsonObject): ((key: string, item: unknown) => boolean) | undefined {
  if (!isSecretName(`${owner} key`) || hasNamedValue(object)) return undefined;
  return (key, item) => /^keys?$/i.test(key) && !isWordLike(item);
}

const OPTION = /^--?[A-Za-z][\w-]*$/;
const HEADER_OPTION = /^(?:-H|--header)$/;
const USER_OPTION = /^(?:-[uU]|--(?:proxy-)?user)$/;

/** An item of a list that the item before it says to be a secret, masked; undefined where none says so. */
export function maskByItemBefore(items: readonly unknown[], index: number): unknown {
  const [before, item] = [items[index - 1], items[index]];
  if (typeof before !== 'string' || item === null || item === '' || typeof item === 'boolean') return undefined;
  if (OPTION.test(before)) return maskArgument(before, item);
  const isPair = items.length === 2 && isSecretName(before) && (!/\s/.test(before) || !isWordLike(item));
  return isPair ? MASK : undefined;
}

function maskArgument(option: string, argument: unknown): unknown {
  if (typeof argument !== 'string') return isSecretName(option) ? MASK : undefined;
  if (HEADER_OPTION.test(option))
    return argument.replace(/^([\w-]{1,64}:)?[^]*$/, (_all, name: string = '') => `${name}${name && ' '}${MASK}`);
  if (USER_OPTION.test(option)) return argument.includes(':') ? MASK : undefined;
  return isSecretName(option) && !argument.startsWith('-') ? MASK : undefined;
}
