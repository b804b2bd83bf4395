/** The command `operations check`: what the gateway would say of each operation of some files. */
import { GraphQLError, TypeInfo, validate, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from 'graphql';
import { loadConfig, type Config } from '../../config.ts';
import { createRules, type RulesFor } from '../../operations/documents/rules.ts';
import { measureOperations } from '../../operations/limits/document-limits.ts';
import { parseWithin } from '../../operations/limits/parse-within.ts';
import { finish } from '../../pieces.ts';
import { servedSchema } from '../../server/served-schema.ts';
import type { Call, Outcome } from '../command.ts';
import { findCommand } from '../commands.ts';
import type { Paint } from '../terminal.ts';
import { readOperations, type FoundOperation, type UnusableFile } from './files.ts';

interface Fault {
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
}

/** What an operation asks for. */
interface Size {
  readonly depth: number;
  readonly tokens: number;
  readonly aliases: number;
  readonly rootFields: number;
}

interface CheckedOperation {
  readonly file: string;
  readonly id: string | null;
  readonly name: string | null;
  readonly kind: string | null;
  readonly ok: boolean;
  /** Null where it cannot be measured. */
  readonly size: Size | null;
  /** What the fields that it selects cost in upstream calls, by the descriptions of the schema. */
  readonly costs: readonly { readonly field: string; readonly cost: string }[];
  readonly faults: readonly Fault[];
}

interface CheckedBy {
  readonly schema: GraphQLSchema;
  readonly limits: Config['limits'];
  readonly rulesFor: RulesFor;
}

export async function checkOperations({ args, env, inTerms }: Pick<Call, 'args' | 'env' | 'inTerms'>): Promise<Outcome> {
  const { settings = [] } = findCommand('operations check') ?? {};
  // Of an environment that is not complete for a start, too.
  const config = loadConfig(Object.fromEntries(settings.map((name) => [name, env[name]])), inTerms);
  const by: CheckedBy = {
    schema: await servedSchema(config),
    limits: config.limits,
    rulesFor: createRules({ introspection: config.introspection, incremental: !config.subgraph }),
  };
  const found = readOperations(args);
  const operations = found.map((part) => ('error' in part ? unusable(part) : checkOne(part, by)));
  const isOk = operations.length > 0 && operations.every(({ ok }) => ok);
  return { isOk, data: { ok: isOk, operations }, text: (paint) => textOf(operations, paint) };
}

const unusable = ({ file, id, error }: UnusableFile): CheckedOperation => ({
  file,
  id,
  name: null,
  kind: null,
  ok: false,
  size: null,
  costs: [],
  faults: [faultOf(error)],
});

function checkOne({ file, id, document, text }: FoundOperation, by: CheckedBy): CheckedOperation {
  const operation = document.definitions.find((definition) => definition.kind === 'OperationDefinition');
  const faults = faultsOf(document, text, by);
  return {
    file,
    id,
    name: operation?.name?.value ?? null,
    kind: operation?.operation ?? null,
    ok: faults.length === 0,
    size: sizeOf(document, text),
    costs: faults.length === 0 ? costsOf(document, by.schema) : [],
    faults,
  };
}

/** The limits are those of the text as it is sent; places are those of the files. */
function faultsOf(document: DocumentNode, text: string, { schema, limits, rulesFor }: CheckedBy): readonly Fault[] {
  try {
    const sent = finish(parseWithin(text, limits));
    return validate(schema, document, rulesFor(sent)).map(faultOf);
  } catch (error) {
    if (error instanceof GraphQLError) return [{ message: error.message, line: null, column: null }];
    throw error;
  }
}

const faultOf = ({ message, locations }: GraphQLError): Fault => ({
  message,
  line: locations?.[0]?.line ?? null,
  column: locations?.[0]?.column ?? null,
});

function sizeOf(document: DocumentNode, text: string): Size | null {
  try {
    const sizes = measureOperations(document).map(({ size }) => size);
    const most = (read: (size: (typeof sizes)[number]) => number) => Math.max(0, ...sizes.map(read));
    const { tokenCount = 0 } = finish(parseWithin(text, UNLIMITED));
    return {
      depth: most(({ depth }) => depth),
      tokens: tokenCount,
      aliases: most(({ aliases }) => aliases),
      rootFields: most(({ fields }) => fields),
    };
  } catch {
    // Nested or repeated beyond what can be measured, which is its fault.
    return null;
  }
}

const UNLIMITED = { maxTokens: Infinity, maxDepth: Infinity, maxAliases: Infinity, maxRootFields: Infinity, maxDirectives: Infinity };

function costsOf(document: DocumentNode, schema: GraphQLSchema): CheckedOperation['costs'] {
  const costs = new Map<string, string>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: () => {
        const field = types.getFieldDef();
        const cost = /Cost: ([^]+?)(?= Scope: |$)/.exec(field?.description ?? '')?.[1];
        if (field && cost !== undefined) costs.set(`${types.getParentType()?.name ?? ''}.${field.name}`, cost.replaceAll(/\s+/g, ' '));
      },
    }),
  );
  return [...costs].map(([field, cost]) => ({ field, cost }));
}

function textOf(operations: readonly CheckedOperation[], paint: Paint): string {
  if (operations.length === 0) return 'The files hold no operation.';
  return operations.flatMap((operation) => linesOf(operation, paint)).join('\n');
}

const count = (value: number, what: string, ending = 's') => `${value} ${what}${value === 1 ? '' : ending}`;

function linesOf({ file, id, name, kind, ok, size, costs, faults }: CheckedOperation, paint: Paint): readonly string[] {
  const what = [kind, name ?? id].filter((word) => word !== null).join(' ');
  const measures = size
    ? `: depth ${size.depth}, ${count(size.tokens, 'token')}, ${count(size.aliases, 'alias', 'es')}, ${count(size.rootFields, 'root field')}`
    : '';
  return [
    `${ok ? paint('good', 'ok    ') : paint('bad', 'failed')} ${file}${what === '' ? '' : ` ${what}`}${measures}`,
    ...faults.map(({ message, line, column }) => `         ${line === null ? '' : `${line}:${column} `}${message}`),
    ...costs.map(({ field, cost }) => `         ${field}: ${cost}`),
  ];
}
