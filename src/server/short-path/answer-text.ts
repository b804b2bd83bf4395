import { setImmediate as turn } from 'node:timers/promises';

/** Above so many objects of lists, an answer is written in turns. */
const MANY_ITEMS = 2_000;

interface Written {
  readonly errors?: readonly unknown[];
  readonly data: object | null;
  readonly extensions?: object;
}

/** An answer as JSON; a long one is written field by field of its operation, and others go on in between. */
export const answerText = (answer: Written, items: number): string | Promise<string> =>
  items <= MANY_ITEMS || answer.data === null ? JSON.stringify(answer) : writeInTurns(answer, answer.data);

async function writeInTurns({ errors, extensions }: Written, data: object): Promise<string> {
  const fields: string[] = [];
  for (const [name, value] of Object.entries(data)) {
    fields.push(`${JSON.stringify(name)}:${JSON.stringify(value)}`);
    await turn();
  }
  const before = errors ? `{"errors":${JSON.stringify(errors)},` : '{';
  const after = extensions ? `,"extensions":${JSON.stringify(extensions)}}` : '}';
  return `${before}"data":{${fields.join(',')}}${after}`;
}
