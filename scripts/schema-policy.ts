/** What may change in the schema between two releases; `docs/schema-policy.md` says it for readers. */
import { buildSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import { compareSchemas, type SchemaChange } from '../src/cli/schema/compare.ts';

interface Release {
  /** The schema of the last release. */
  readonly released: string;
  /** The schema as it is now. */
  readonly current: string;
  /** `CHANGELOG.md`. */
  readonly changelog: string;
  /** The day, as `2026-11-30`. */
  readonly today: string;
}

/** Kinds of removal of what can be deprecated. Types and members of unions cannot. */
const REMOVALS = new Set(['FIELD_REMOVED', 'FIELD_ARGUMENT_REMOVED', 'ENUM_VALUE_REMOVED', 'INPUT_FIELD_REMOVED']);
/** A client that relies on a default meets another answer. */
const CHANGED_DEFAULTS = new Set(['FIELD_ARGUMENT_DEFAULT_CHANGED', 'INPUT_FIELD_DEFAULT_VALUE_CHANGED']);
const HEADINGS = ['Breaking', 'Removed'] as const;
const REMOVAL_DATE = /\bremov(?:al|ed) after (\d{4}-\d{2}-\d{2})\b/i;

/** What is wrong with a change of the schema, one sentence each. */
export async function faultsOfChanges({ released, current, changelog, today }: Release): Promise<readonly string[]> {
  const changes = await compareSchemas({ name: 'the released schema', text: released }, { name: 'the schema', text: current });
  const before = deprecationsOf(buildSchema(released));
  const announced = announcedIn(changelog);
  const breaking = changes.filter(isBreaking);
  return [
    ...breaking.filter((change) => !isAnnounced(change, announced)).map(faultOfSilence),
    ...breaking.filter(({ type }) => REMOVALS.has(type)).flatMap((change) => faultOfRemoval(change, before, today) ?? []),
    ...[...deprecationsOf(buildSchema(current))]
      .filter(([, reason]) => !isDay(dayIn(reason)))
      .map(([path]) => `${path}: its deprecation needs a day in its reason, such as "Use name. Removed after 2027-06-30."`),
  ];
}

const faultOfSilence = (change: SchemaChange): string =>
  `${subjectOf(change)}: a breaking change needs a line in CHANGELOG.md under "Unreleased", "Breaking" or "Removed", that names it: ${change.message}`;

const isBreaking = ({ level, type }: SchemaChange): boolean => level === 'breaking' || CHANGED_DEFAULTS.has(type);

const subjectOf = ({ path, type }: SchemaChange): string => path ?? type;

function faultOfRemoval(change: SchemaChange, deprecations: ReadonlyMap<string, string>, today: string): string | null {
  const path = subjectOf(change);
  const reason = deprecations.get(path);
  if (reason === undefined) return `${path}: what is removed has to be deprecated in a release before, and it is not.`;
  const day = dayIn(reason);
  if (!isDay(day)) return `${path}: its deprecation names no day after which it may be removed.`;
  return day < today ? null : `${path}: it may be removed after ${day}, and today is ${today}.`;
}

const dayIn = (reason: string): string => REMOVAL_DATE.exec(reason)?.[1] ?? '';
const isDay = (day: string): boolean => day !== '' && !Number.isNaN(Date.parse(day));

/** Reasons of deprecations by what they are of, in the form of changes: `Type.field`, `Type.field.argument`, `Enum.VALUE`. */
function deprecationsOf(schema: GraphQLSchema): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const note = (path: string, { deprecationReason }: { readonly deprecationReason?: string | null | undefined }) => {
    if (deprecationReason !== undefined && deprecationReason !== null) found.set(path, deprecationReason);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isEnumType(type)) for (const value of type.getValues()) note(`${type.name}.${value.name}`, value);
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) note(`${type.name}.${field.name}`, field);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      note(`${type.name}.${field.name}`, field);
      for (const arg of field.args) note(`${type.name}.${field.name}.${arg.name}`, arg);
    }
  }
  return found;
}

/** What the lines name, in backticks, that announce breaking changes of the next release. */
function announcedIn(changelog: string): ReadonlySet<string> {
  const unreleased = /^## Unreleased$([^]*?)(?=^## |(?![^]))/m.exec(changelog)?.[1] ?? '';
  const sections = unreleased.split(/^### /m).filter((section) => HEADINGS.some((heading) => section.startsWith(`${heading}\n`)));
  return new Set(sections.flatMap((section) => [...section.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)));
}

/** Whether the change is named, or the type or field that it belongs to. */
function isAnnounced(change: SchemaChange, announced: ReadonlySet<string>): boolean {
  const parts = subjectOf(change).split('.');
  return parts.some((_part, index) => announced.has(parts.slice(0, index + 1).join('.')));
}
