import {
  applySnapshot,
  planApply,
  type ApplyAction as Action,
  type ApplyOutcome,
  type ApplyPlan as Plan,
} from '../../resolvers/changes/apply-snapshot.ts';
import { access, MAY_READ } from '../access/access.ts';
import { builder } from '../builder.ts';
import { COST } from '../shared/directives.ts';
import { givenId } from '../shared/given-id.ts';
import { mutation } from '../shared/mutation.ts';
import { IDEMPOTENCY_KEY } from '../shared/payload.ts';
import { UserError } from '../shared/user-error.ts';
import { DOCUMENTS, readSnapshot } from './documents.ts';
import { AFTER_UNKNOWN, changePayload, diffFields, EXPECTED_HASH, MAY_CHANGE, promoteField, VERSION_ID } from './payload.ts';

const ApplyAction = builder.enumType('ApplyAction', {
  description: 'What applying a snapshot does.',
  values: {
    CREATE: { description: 'It creates an assistant.' },
    UPDATE: { description: 'It changes the assistant.' },
    NONE: { description: 'Nothing is sent: the assistant is as the snapshot says.' },
  } satisfies Record<Action, { description: string }>,
});

const ApplyPlan = builder.objectRef<Plan>('ApplyPlan').implement({
  description: 'What applying a snapshot would do.',
  fields: (t) => ({
    action: t.field({ type: ApplyAction, nullable: false, description: 'What it would do.', resolve: ({ action }) => action }),
    ...diffFields(
      t,
      'What it would change: all that would be sent, so that it is empty only where `action` is `NONE`. Null, an empty list and nothing at all differ in it, and it has the positions of nodes.',
    ),
    baseHash: t.string({
      description: 'The `contentHash` of the assistant as it is now, for `expectedHash`; null where it would be created.',
      resolve: ({ baseHash }) => baseHash,
    }),
    userErrors: t.field({
      type: [UserError],
      nullable: false,
      description: 'Why `applySnapshot` would refuse it, so far as the gateway knows.',
      resolve: ({ userErrors }) => [...userErrors],
    }),
  }),
});

const SNAPSHOT =
  'A snapshot as `Assistant.snapshot` gives it: what it lacks is taken away from the assistant. `{"$kept":true}` keeps the secret that is stored in the same place, and is refused where there is none. Ids and times of versions, and what else only reads add, may stand in it and count for nothing.';

builder.queryField('applyPlan', (t) =>
  t.field({
    type: ApplyPlan,
    cost: COST.read,
    description:
      'What `applySnapshot` would do with a snapshot, without doing it; null where the assistant does not exist. Cost: one upstream read, none where the assistant would be created.',
    args: {
      id: t.arg.id({ description: 'Id of the assistant at Telnyx; null means one that is to be created.' }),
      snapshot: t.arg({ type: 'JSON', required: true, description: SNAPSHOT }),
    },
    extensions: access({ needs: MAY_READ }),
    resolve: (_root, { id, snapshot }, ctx) => planApply(givenId(id), readSnapshot(snapshot), DOCUMENTS, ctx),
  }),
);

mutation('applySnapshot', {
  description: `Makes an assistant what a snapshot says, or creates one. What the snapshot lacks is taken away. Only what differs is sent, with \`tool_ids\` beside \`tools\`, and nothing where nothing does. ${AFTER_UNKNOWN} Cost: one upstream read, never from the cache, and one upstream write, sent once; for a create the write alone, which is repeated under its idempotency key. A refusal by \`expectedHash\` reads the list of versions, and up to ten of them, for \`changes\`.`,
  input: 'Which assistant becomes what.',
  needs: MAY_CHANGE,
  fields: (t) => ({
    id: t.id({ description: 'Id of the assistant at Telnyx; null creates one.' }),
    snapshot: t.field({ type: 'JSON', required: true, description: SNAPSHOT }),
    versionId: t.id({
      description: `${VERSION_ID} What the snapshot keeps is taken from it, and \`changes\` has what differs from it.`,
    }),
    expectedHash: t.string({ description: EXPECTED_HASH }),
    dryRun: t.boolean({ defaultValue: false, description: 'Checks everything and writes nothing. Null is false.' }),
    versionName: t.string({ description: 'Label of the version that the write makes, at most 50 characters; null gives none.' }),
    promote: promoteField(t),
    idempotencyKey: t.string({ description: `For a create alone. ${IDEMPOTENCY_KEY}` }),
  }),
  payload: changePayload<ApplyOutcome>('ApplySnapshotPayload', (t) => ({
    action: t.field({
      type: ApplyAction,
      description: 'What was done, or would have been; null where the assistant was not read.',
      resolve: ({ action }) => action,
    }),
  })),
  resolve: ({ id, snapshot, versionId, expectedHash, dryRun, versionName, promote, idempotencyKey }, ctx) =>
    applySnapshot(
      {
        id: givenId(id),
        ...readSnapshot(snapshot),
        versionId: givenId(versionId),
        expectedHash: expectedHash ?? null,
        dryRun: dryRun ?? false,
        versionName: versionName ?? null,
        promote: promote ?? true,
        idempotencyKey: idempotencyKey ?? null,
      },
      DOCUMENTS,
      ctx,
    ),
});
