import { CHANGE_RISKS, type Change, type ChangeRisk as Risk } from '../../insight/document-diff/change.ts';
import type { AssistantDiff, PlacedChange, Place } from '../../insight/document-diff/diff-assistants.ts';
import { textHunks, type TextHunk as Hunk } from '../../insight/document-diff/text-hunks.ts';
import { isObject } from '../../json.ts';
import { Pace, type Pieces } from '../../pieces.ts';
import { diffVersions, type VersionDiff as Diff } from '../../resolvers/version-diff.ts';
import { finishSoon } from '../../turns.ts';
import { access, MAY_READ } from '../access/access.ts';
import { MASK } from '../access/mask.ts';
import { maskTexts } from '../access/plugin.ts';
import { shownText } from '../access/redact.ts';
import { builder } from '../builder.ts';
import { COST } from '../shared/directives.ts';
import { givenId } from '../shared/given-id.ts';
import { brandAs } from '../shared/brand.ts';
import { AssistantConfiguration } from './configuration.ts';
import { CHARACTERS_PER_PIECE, maskedConfiguration, maskedTexts } from './masked.ts';
import { Assistant } from './ref.ts';

export const ChangeRisk = builder.enumType('ChangeRisk', {
  description:
    'The most that a change may do, rising from `NONE` over `WORDING`, `BEHAVIOUR`, `ROUTING` and `TELEPHONY` to `PRIVACY`. What the gateway does not know counts as `BEHAVIOUR`.',
  values: {
    NONE: { description: 'Names, descriptions for people, tags, and the order of what has no order.' },
    WORDING: { description: 'Texts that the model, callers or users of the widget read.' },
    BEHAVIOUR: { description: 'What the assistant can do, which model it uses, how it listens and speaks.' },
    ROUTING: { description: 'Where a conversation goes: the flow, transfers, handoffs, the end of a call.' },
    TELEPHONY: { description: 'How calls and messages are handled, and on which channels.' },
    PRIVACY: { description: 'What is kept of conversations, where data are sent to, and with which credentials.' },
  } satisfies Record<Risk, { description: string }>,
});

const ChangeKind = builder.enumType('ChangeKind', {
  description: 'What a change does.',
  values: {
    ADDED: { description: 'The value is new.' },
    REMOVED: { description: 'The value is gone.' },
    CHANGED: { description: 'There is another value.' },
    MOVED: { description: 'The item stands elsewhere among those that both lists have; what changed in it are changes of their own.' },
  } as const,
});

const TextHunk = builder.objectRef<Hunk>('TextHunk').implement({
  description: 'Lines of a text that were taken out, and those that stand there instead.',
  fields: (t) => ({
    beforeLine: t.int({
      nullable: false,
      description:
        'Number of a line of the text before, from 1: of the first line taken out, or of the one that the new lines stand in front of.',
      resolve: ({ beforeLine }) => beforeLine,
    }),
    afterLine: t.int({
      nullable: false,
      description: 'Number of a line of the text after, from 1: of the first new line, or of the one before which others were taken out.',
      resolve: ({ afterLine }) => afterLine,
    }),
    removed: t.stringList({
      nullable: false,
      description: 'The lines that are gone, without line breaks.',
      resolve: ({ removed }) => [...removed],
    }),
    added: t.stringList({
      nullable: false,
      description: 'The lines that are new, without line breaks.',
      resolve: ({ added }) => [...added],
    }),
  }),
});

/** Lines are shown as the texts are that they are of. */
const maskedText = (value: unknown): unknown => maskTexts(value, { isProse: true });

const VALUE = 'Credentials in it are masked for callers without `secrets:read`; a secret that changed is then masked on both sides.';

export const VersionChange = builder.objectRef<Change>('VersionChange').implement({
  description: 'One difference between two configurations. Keys are those of the Telnyx API.',
  fields: (t) => ({
    kind: t.field({ type: ChangeKind, nullable: false, description: 'What the change does.', resolve: ({ kind }) => kind }),
    path: t.stringList({
      nullable: false,
      description:
        'Where: keys of the Telnyx API, and for an item of a list its id, for a tool its type and name (`webhook:get_weather`; with `#2` for a second one), for a plain value the value, else its index; with one `#` more where that would name another item. Snapshots and files have these keys; `Finding.path` has the names of this graph.',
      resolve: ({ path }) => [...path],
    }),
    before: t.field({
      type: 'JSON',
      description: `The value before; null where there was none. Of \`MOVED\`: the index in the list, from 0. ${VALUE}`,
      resolve: ({ before }) => before ?? null,
    }),
    after: t.field({
      type: 'JSON',
      description: `The value after; null where there is none. Of \`MOVED\`: the index in the list, from 0. ${VALUE}`,
      resolve: ({ after }) => after ?? null,
    }),
    hunks: t.field({
      type: [TextHunk],
      nullable: false,
      description:
        'The lines that differ, where both values are texts and one of them has several lines; else empty. They are of `before` and `after` as these are shown.',
      resolve: ({ before, after }, _args, { seesSecrets }) => [
        ...textHunks(...(seesSecrets ? ([before, after] as const) : ([maskedText(before), maskedText(after)] as const))),
      ],
    }),
    risk: t.field({ type: ChangeRisk, nullable: false, description: 'The most that this change may do.', resolve: ({ risk }) => risk }),
  }),
});

const VersionDiff = builder.objectRef<Diff>('VersionDiff').implement({
  description:
    'What two configurations of an assistant differ in. Ids, names and times of versions, positions of nodes and `importMetadata` are not compared; null, an empty list and nothing at all are equal; tags and features have no order.',
  fields: (t) => ({
    from: t.field({
      type: AssistantConfiguration,
      nullable: false,
      description: 'The version before.',
      resolve: ({ from }) => brandAs(from.type, from.document),
    }),
    to: t.field({
      type: AssistantConfiguration,
      nullable: false,
      description: 'The version after; the `Assistant` where no version was asked for.',
      resolve: ({ to }) => brandAs(to.type, to.document),
    }),
    isEmpty: t.boolean({ nullable: false, description: 'Whether nothing differs.', resolve: ({ changes }) => changes.length === 0 }),
    risk: t.field({
      type: ChangeRisk,
      nullable: false,
      description: 'The highest risk of the changes; `NONE` where nothing differs.',
      resolve: ({ changes }) => CHANGE_RISKS.findLast((risk) => changes.some((change) => change.risk === risk)) ?? 'NONE',
    }),
    changes: t.field({
      type: [VersionChange],
      nullable: false,
      description: 'What differs, in order of the paths. Applied to `from`, they give `to`.',
      resolve: (diff, _args, { seesSecrets }) => (seesSecrets ? [...diff.changes] : maskedChanges(diff)),
    }),
  }),
});

builder.objectField(Assistant, 'versionDiff', (t) =>
  t.field({
    type: VersionDiff,
    cost: COST.read,
    description:
      'What differs between two versions, or between a version and what the assistant is now. A version that does not exist is an error, and null here. Cost: one upstream read for each of the two versions; lists of versions are not used, as they leave settings out.',
    args: {
      from: t.arg.id({ required: true, description: 'Id of the version before.' }),
      to: t.arg.id({ description: 'Id of the version after; null means what the assistant is now.' }),
    },
    extensions: access({ needs: MAY_READ }),
    resolve: (assistant, { from, to }, ctx) => diffVersions(assistant, { from: String(from), to: givenId(to) }, ctx),
  }),
);

/** The same changes with values from documents whose secrets are masked, and those that stand in texts, too. */
export async function maskedChanges({ changes, before, after }: AssistantDiff): Promise<Change[]> {
  return finishSoon(maskEach(changes, await maskedConfiguration(before), await maskedConfiguration(after)));
}

function* maskEach(changes: readonly PlacedChange[], shownBefore: unknown, shownAfter: unknown): Pieces<Change[]> {
  const masked: Change[] = [];
  const pace = new Pace(CHARACTERS_PER_PIECE);
  for (const { kind, path, labels, risk, placeBefore, placeAfter, ...change } of changes) {
    const isMove = kind === 'MOVED';
    const place = placeAfter ?? placeBefore ?? [];
    const shown = placeAfter ? shownAfter : shownBefore;
    masked.push({
      kind,
      path: path.map((segment, index) => (isShown(labels[index] ?? [], place.slice(0, index + 1), shown) ? shownText(segment) : MASK)),
      before: isMove ? change.before : yield* maskedTexts(valueAt(shownBefore, placeBefore), pace),
      after: isMove ? change.after : yield* maskedTexts(valueAt(shownAfter, placeAfter), pace),
      risk,
    });
  }
  return masked;
}

/** Whether all texts that name a key or an item are in what is shown of it. */
function isShown(texts: readonly string[], place: Place, shown: unknown): boolean {
  const last = place.at(-1);
  if (typeof last === 'string') {
    const parent = valueAt(shown, place.slice(0, -1));
    return isObject(parent) && Object.hasOwn(parent, last);
  }
  const item = valueAt(shown, place);
  const own = isObject(item) ? Object.values(item) : [item];
  const all = [...own, ...own.flatMap((value) => (isObject(value) ? Object.values(value) : []))];
  return texts.every((text) => all.some((value) => (typeof value === 'string' ? value : JSON.stringify(value)) === text));
}

/** What has no value at its place was masked along with its key. */
function valueAt(document: unknown, place: Place | null): unknown {
  if (place === null) return undefined;
  let value = document;
  for (const key of place) {
    if (Array.isArray(value)) value = (value as readonly unknown[])[Number(key)];
    else value = isObject(value) && Object.hasOwn(value, key) ? value[key] : MASK;
  }
  return value;
}
