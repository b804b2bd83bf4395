import { GraphQLError, Kind, parse, Source, visit, type DefinitionNode, type DocumentNode, type FragmentDefinitionNode } from 'graphql';
import { whyUnreadable } from '../../error-code.ts';
import { parseOperationList } from '../../operations/persisted/operation-list.ts';
import { readTextFile } from '../../text-file.ts';

/** One operation of the files, with the fragments that it uses, from whichever file. */
export interface FoundOperation {
  readonly file: string;
  /** What a list of operations calls it; null elsewhere. */
  readonly id: string | null;
  readonly document: DocumentNode;
  /** The text that a client would send. */
  readonly text: string;
}

/** A file, or a part of one, that holds no operation. */
export interface UnusableFile {
  readonly file: string;
  readonly id: string | null;
  readonly error: GraphQLError;
}

type Parsed = Omit<FoundOperation, 'text'>;

/** Reads files of operations, or lists of them. */
export function readOperations(files: readonly string[]): readonly (FoundOperation | UnusableFile)[] {
  const parsed = files.flatMap(readFile);
  const fragments = new Map(
    parsed
      .flatMap((part) => ('document' in part && part.id === null ? part.document.definitions.filter(isFragment) : []))
      .map((fragment) => [fragment.name.value, fragment]),
  );
  return parsed.flatMap((part): readonly (FoundOperation | UnusableFile)[] => ('error' in part ? [part] : operationsOf(part, fragments)));
}

function readFile(file: string): readonly (Parsed | UnusableFile)[] {
  let text: string;
  try {
    text = readTextFile(file);
    if (!text.trimStart().startsWith('{') || !isJson(text)) return [parsePart(file, null, text)];
    return parseOperationList(text).operations.map(({ id, text: operation }) => parsePart(file, id, operation));
  } catch (error) {
    return [{ file, id: null, error: new GraphQLError(`The file cannot be used: ${whyUnreadable(error)}.`) }];
  }
}

/** An anonymous query begins as an object of JSON does. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function parsePart(file: string, id: string | null, text: string): Parsed | UnusableFile {
  try {
    return { file, id, document: parse(new Source(text, file)) };
  } catch (error) {
    if (error instanceof GraphQLError) return { file, id, error };
    throw error;
  }
}

/** An entry of a list is whole; a file has operations, each of which takes the fragments that it needs. */
function operationsOf({ file, id, document }: Parsed, all: ReadonlyMap<string, FragmentDefinitionNode>): readonly FoundOperation[] {
  if (id !== null) return [{ file, id, document, text: document.loc?.source.body ?? '' }];
  const own = new Map([...all, ...document.definitions.filter(isFragment).map((fragment) => [fragment.name.value, fragment] as const)]);
  const rest = document.definitions.filter((definition) => !isFragment(definition));
  return rest.map((definition) => {
    const definitions = [definition, ...fragmentsOf(definition, own)];
    return { file, id, document: { kind: Kind.DOCUMENT, definitions }, text: definitions.map(textOf).join('\n\n') };
  });
}

function fragmentsOf(definition: DefinitionNode, all: ReadonlyMap<string, FragmentDefinitionNode>): readonly FragmentDefinitionNode[] {
  const found = new Set<FragmentDefinitionNode>();
  const follow = (node: DefinitionNode) =>
    visit(node, {
      FragmentSpread: ({ name }) => {
        const fragment = all.get(name.value);
        if (!fragment || found.has(fragment)) return;
        found.add(fragment);
        follow(fragment);
      },
    });
  follow(definition);
  return [...found];
}

const textOf = ({ loc }: DefinitionNode): string => loc?.source.body.slice(loc.start, loc.end) ?? '';

const isFragment = (definition: DefinitionNode): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION;
