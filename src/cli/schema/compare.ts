/** Compares schemas: takes texts and gives plain objects, so that nothing else knows the library. */
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildClientSchema, buildSchema, type GraphQLSchema, type IntrospectionQuery } from 'graphql';

export type Level = 'breaking' | 'dangerous' | 'safe';

export interface SchemaChange {
  readonly level: Level;
  /** What kind of change it is, such as `FIELD_REMOVED`. */
  readonly type: string;
  /** What is changed, such as `Assistant.name`; null for the schema itself. */
  readonly path: string | null;
  readonly message: string;
  /** Why it is breaking or dangerous; null where that needs no words. */
  readonly reason: string | null;
}

interface NamedText {
  /** What errors call it. */
  readonly name: string;
  readonly text: string;
}

const LEVELS: Readonly<Record<CriticalityLevel, Level>> = {
  [CriticalityLevel.Breaking]: 'breaking',
  [CriticalityLevel.Dangerous]: 'dangerous',
  [CriticalityLevel.NonBreaking]: 'safe',
};

/** All changes from one schema to another. Throws a TypeError for a text that is no schema. */
export async function compareSchemas(before: NamedText, after: NamedText): Promise<readonly SchemaChange[]> {
  const changes = await diff(schemaOf(before), schemaOf(after));
  return changes.map(({ type, path, message, criticality: { level, reason } }) => ({
    level: LEVELS[level],
    type: String(type),
    path: path ?? null,
    message,
    reason: reason === undefined || repeats(reason, message) ? null : reason,
  }));
}

/** Whether a reason has no word that the message has not. */
function repeats(reason: string, message: string): boolean {
  const wordsOf = (text: string) => text.toLowerCase().split(/\W+/);
  const words = new Set(wordsOf(message));
  return wordsOf(reason).every((word) => words.has(word));
}

/** A schema of its definition, that of a subgraph too, or of the answer to an introspection query. */
function schemaOf({ name, text }: NamedText): GraphQLSchema {
  try {
    if (!text.trimStart().startsWith('{')) return buildSchema(text, { assumeValidSDL: true });
    const { data, ...query } = JSON.parse(text) as { readonly data?: IntrospectionQuery };
    return buildClientSchema(data ?? (query as unknown as IntrospectionQuery));
  } catch (error) {
    throw new TypeError(`${name} is not a schema: ${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}`, {
      cause: error,
    });
  }
}
