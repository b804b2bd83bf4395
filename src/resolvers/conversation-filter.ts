import { GatewayError } from '../errors.ts';
import { isObject, scalarText } from '../json.ts';
import { isPlainId, MAX_IDS, oneOfIds, type ConversationWire } from '../upstream/resources/conversations.ts';
import { isGiven, type Given } from './lists/filters.ts';
import { compareInstants, instantOf, type Instant } from './lists/instant.ts';
import type { Range, Ranges } from './lists/keyset-ranges.ts';
import { noUnknown, UNKNOWN } from './unknown.ts';

export interface DateTimeRange {
  readonly from?: Given<string>;
  readonly until?: Given<string>;
}

export interface ConversationFilter {
  readonly ids?: Given<readonly string[]>;
  readonly assistantId?: Given<string>;
  readonly assistantVersionId?: Given<string>;
  /** The wire's word for the channel. */
  readonly channel?: Given<string>;
  readonly agentTarget?: Given<string>;
  readonly endUserTarget?: Given<string>;
  readonly callControlId?: Given<string>;
  readonly namePrefix?: Given<string>;
  readonly createdAt?: Given<DateTimeRange>;
  readonly lastMessageAt?: Given<DateTimeRange>;
  readonly metadata?: Given<readonly { readonly key: string; readonly value: string }[]>;
}

/** Columns that conversations are ordered by, and have ranges of. */
export type ConversationColumn = 'created_at' | 'last_message_at';

/** A filter as the upstream takes it; null where nothing can pass it. */
export interface ConversationQuery {
  readonly parameters: Readonly<Record<string, string>>;
  readonly ranges: Ranges<ConversationColumn>;
  /** Whether a conversation can be what the parameters ask for, by what it says of itself: an upstream may pass over one. */
  readonly passes: (conversation: ConversationWire) => boolean;
  /** How many there are at most. */
  readonly atMost: number;
}

/** The metadata that filters of their own ask for. */
const METADATA = {
  assistantId: 'assistant_id',
  assistantVersionId: 'assistant_version_id',
  channel: 'telnyx_conversation_channel',
  agentTarget: 'telnyx_agent_target',
  endUserTarget: 'telnyx_end_user_target',
  callControlId: 'call_control_id',
} as const satisfies { readonly [K in keyof ConversationFilter]?: string };

/** Labels that Telnyx itself gives to conversations. */
export const LABELS_OF_TELNYX: ReadonlySet<string> = new Set(Object.values(METADATA));

const METADATA_KEY = /^[A-Za-z0-9_]{1,64}$/;
/** Characters that patterns give a meaning. */
const IN_PATTERNS = /[%_*\\]/;

/** Throws `BAD_USER_INPUT` for what cannot be asked for, all of it at once. */
export function queryOf(filter: ConversationFilter): ConversationQuery | null {
  const problems: string[] = [];
  const { namePrefix } = filter;
  const ids = isGiven(filter.ids) ? filter.ids : null;
  const wanted = ids && new Set(ids);
  const parameters = new Map<string, string>();
  const tests: ((conversation: ConversationWire) => boolean)[] = [];
  if (ids && wanted) {
    if (ids.length > MAX_IDS) problems.push(`ids has ${ids.length} ids, but takes ${MAX_IDS} at once`);
    const strange = ids.findIndex((id) => !isPlainId(id));
    if (strange >= 0) problems.push(`ids.${strange} takes letters, digits and "-" alone`);
    const [one, ...others] = wanted;
    tests.push(({ id }) => wanted.has(String(id)));
    if (one !== undefined && others.length === 0) parameters.set('id', `eq.${one}`);
    else parameters.set('or', oneOfIds([...wanted]));
  }
  if (isGiven(namePrefix)) {
    if (IN_PATTERNS.test(namePrefix)) problems.push('namePrefix takes no "%", "_", "*" and "\\": Telnyx would take them for a pattern');
    parameters.set('name', `like.${namePrefix}%`);
    tests.push(({ name }) => name === undefined || (scalarText(name) ?? '').startsWith(namePrefix));
  }
  for (const [place, key, value] of metadataOf(filter)) {
    const name = `metadata->${key}`;
    const known = parameters.get(name);
    if (!METADATA_KEY.test(key)) problems.push(`${place}.key takes 1 to 64 letters, digits and "_"`);
    else if (known !== undefined && known !== `eq.${value}`) problems.push(`${place} asks for another value of ${key} than the filter has`);
    if (value === UNKNOWN) problems.push(noUnknown(place));
    parameters.set(name, `eq.${value}`);
    // One without labels, as lists may leave them out, says nothing.
    tests.push(({ metadata }) => !isObject(metadata) || scalarText(metadata[key]) === value);
  }
  const ranges = {
    ...rangeOf('created_at', 'createdAt', filter.createdAt, problems),
    ...rangeOf('last_message_at', 'lastMessageAt', filter.lastMessageAt, problems),
  };
  if (problems.length > 0) throw new GatewayError('BAD_USER_INPUT', `${problems.map((problem) => `filter.${problem}`).join('. ')}.`);
  if (ids?.length === 0) return null;
  return {
    parameters: Object.fromEntries(parameters),
    ranges,
    passes: (conversation) => tests.every((test) => test(conversation)),
    atMost: wanted?.size ?? Infinity,
  };
}

type AskedMetadata = readonly [place: string, key: string, value: string];

function metadataOf(filter: ConversationFilter): readonly AskedMetadata[] {
  const named = Object.entries(METADATA).flatMap(([field, key]): readonly AskedMetadata[] => {
    const value = filter[field as keyof typeof METADATA];
    return isGiven(value) ? [[field, key, value]] : [];
  });
  const free = (filter.metadata ?? []).map(({ key, value }, index): AskedMetadata => [`metadata.${index}`, key, value]);
  return [...named, ...free];
}

function rangeOf(
  column: ConversationColumn,
  field: 'createdAt' | 'lastMessageAt',
  given: Given<DateTimeRange>,
  problems: string[],
): { readonly [K in ConversationColumn]?: Range } {
  if (!isGiven(given)) return {};
  const range = readRange(given, (end, problem) => problems.push(`${field}${end} ${problem}`));
  return range.from === null && range.until === null ? {} : { [column]: range };
}

/** Both ends of a range of time; `addProblem` gets what is not one. */
export function readRange({ from, until }: DateTimeRange, addProblem: (end: string, problem: string) => void): Range {
  const endOf = (name: string, text: Given<string>): Instant | null => {
    if (!isGiven(text)) return null;
    const at = instantOf(text);
    if (at === null) addProblem(`.${name}`, 'is a date or a time that does not exist');
    return at;
  };
  const range = { from: endOf('from', from), until: endOf('until', until) };
  if (range.from && range.until && compareInstants(range.from, range.until) >= 0) addProblem('', 'ends before it begins');
  return range;
}
