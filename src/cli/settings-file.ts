import { parseEnv } from 'node:util';
import { ConfigError } from '../config.ts';
import type { Environment } from '../settings.ts';
import { whyUnreadable } from '../error-code.ts';
import { readTextFile } from '../text-file.ts';
import { overlay } from './overlay.ts';

/** An environment with the variables of a file that it does not have itself. Throws a ConfigError where the file cannot be read, or has lines of another form. */
export function withSettingsFile(env: Environment, path: string | undefined): Environment {
  if (path === undefined) return env;
  try {
    const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
    return overlay(parseLines(readTextFile(path, MAX_BYTES)), given);
  } catch (error) {
    throw new ConfigError([
      `--settings-file takes the path of a file with lines NAME=value, but ${path} cannot be used: ${whyUnreadable(error)}.`,
    ]);
  }
}

const MAX_BYTES = 1_048_576;

/** One entry, or one line that is none. A value in quotes may have line breaks; a comment may follow it. */
const ENTRY =
  /[^\S\n]*(?:(?:#[^\n]*)?|(?:export[^\S\n]+)?(?<name>[A-Za-z_][\w.-]*)[^\S\n]*=[^\S\n]*(?<value>(?:"[^"]*"|'[^']*'|`[^`]*`)[^\S\n]*(?:#[^\n]*)?|(?![^\S\n]*["'`])[^\n]*)|(?<other>[^\n]*))(?:\n|$)/y;

/** `parseEnv` alone skips what it does not understand, and what follows. */
function parseLines(text: string): Environment {
  const env: Record<string, string | undefined> = {};
  const wrong: number[] = [];
  const rest = text.replaceAll(/\r\n?/g, '\n');
  ENTRY.lastIndex = 0;
  for (let line = 1; ENTRY.lastIndex < rest.length;) {
    const [entry = '', name, value, other] = ENTRY.exec(rest) ?? [];
    if (other !== undefined) wrong.push(line);
    else if (name !== undefined) env[name] = parseEnv(`VALUE=${value}`)['VALUE'];
    line += entry.split('\n').length - 1;
  }
  if (wrong.length > 0) throw new TypeError(`${named(wrong)} (a line is NAME=value or a comment, and what a quote opens is closed)`);
  return env;
}

/** Numbers alone, as a line in the wrong place may be a secret. */
function named(lines: readonly number[]): string {
  const shown = lines.slice(0, MAX_NAMED).join(', ');
  const more = lines.length > MAX_NAMED ? ` and ${lines.length - MAX_NAMED} more` : '';
  return lines.length === 1 ? `line ${shown} is none` : `lines ${shown}${more} are none`;
}

const MAX_NAMED = 10;
