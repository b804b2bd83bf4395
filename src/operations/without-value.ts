import { GraphQLError } from 'graphql';

/** What graphql-js says of a value that does not fit, where it quotes it: what it says without. */
const QUOTING: readonly (readonly [RegExp, string])[] = [
  [/^((?:\w+|Enum "\w+") cannot represent [^:]*\bvalue): .*?( Did you mean the enum value "\w+"[^?]*\?)?$/s, '$1.$2'],
  [/^Value .*( does not exist in "\w+" enum\.(?: Did you mean [^.]*)?)$/s, 'The value$1'],
  [/^(Expected value of type "[^"]+"), found .*$/s, '$1.'],
  [/^(Argument "\w+" has invalid value) .*$/s, '$1.'],
];

const VARIABLE = /^Variable "\$\w+" got invalid value/;
/** A text in a quoted value has its quotes escaped, so that none ends like this. */
const PLACE = / at "[\w.[\]]+"$/;

/** The message of an error of graphql-js without the value it complains about, which may hold a secret and would be logged with it. */
export function messageWithoutValue({ message, originalError }: GraphQLError): string {
  const [start] = VARIABLE.exec(message) ?? [];
  if (start === undefined) return QUOTING.reduce((text, [pattern, instead]) => text.replace(pattern, instead), message);
  if (!(originalError instanceof GraphQLError)) return `${start}.`;
  const [place = ''] = PLACE.exec(message.slice(0, -`; ${originalError.message}`.length)) ?? [];
  return `${start}${place}; ${messageWithoutValue(originalError)}`;
}
