import { promoteGuarded } from '../../resolvers/changes/guarded-promotion.ts';
import { assistantPayload } from '../assistant/payloads.ts';
import { ChangeRisk } from '../assistant/version-diff.ts';
import { mutation } from '../shared/mutation.ts';
import { DOCUMENTS } from './documents.ts';
import { MAY_CHANGE } from './payload.ts';

const promote = promoteGuarded(DOCUMENTS);

mutation('promoteAssistantVersionGuarded', {
  description:
    'Makes a version the main one where everything that is required holds, as `promoteAssistantVersion` does without asking. Otherwise nothing is promoted, and `userErrors` has an entry with `CONFLICT` for each requirement that does not hold: which tests of a suite failed or are running, in which run; which finding; which change. A suite that does not exist is `NOT_FOUND`. Nothing that decides is from the cache; still, Telnyx has no conditional write, so a change by another process between the reads and the write is not seen. Cost: one upstream read of the version, and one of the assistant with `maxRisk`; for each suite one list of its runs, at most ten, a read of a conversation for each of up to ten runs of the suite, and the runs of the one that counts, one call for each 50; then one upstream write, sent once. A refusal reads up to three tests for each suite, or the list of suites.',
  input: 'Which version to promote, and what has to hold.',
  needs: MAY_CHANGE,
  fields: (t) => ({
    assistantId: t.id({ required: true, description: 'Id of the assistant at Telnyx.' }),
    versionId: t.id({ required: true, description: 'Id of its version at Telnyx.' }),
    requireSuitePassed: t.stringList({
      description:
        'Names of test suites, as they are written: the newest run of each that was held with this version has to be finished, and all its tests passed. A newer run that does not say with which version it was held, as it has only begun or has no conversation, keeps the version from being promoted, unless it has passed. Runs of single tests do not count. A version that was changed by `updateAssistantVersion` after its run counts as tested: Telnyx does not say when that was. Null and an empty list mean none.',
    }),
    requireNoErrors: t.boolean({
      defaultValue: true,
      description:
        'Whether the version may have no finding of the severity `ERROR`, so far as it tells without the lists of the account. Null is true.',
    }),
    maxRisk: t.field({
      type: ChangeRisk,
      description:
        'The highest risk that a difference from the main version may have, in the order of `ChangeRisk`; null allows any. A version that differs in nothing has the risk `NONE`.',
    }),
  }),
  payload: assistantPayload('PromoteAssistantVersionGuardedPayload', 'The assistant as it is now; null where it was not promoted.'),
  resolve: ({ assistantId, versionId, requireSuitePassed, requireNoErrors, maxRisk }, ctx) =>
    promote(
      {
        assistantId: String(assistantId),
        versionId: String(versionId),
        requireSuitePassed: requireSuitePassed ?? [],
        requireNoErrors: requireNoErrors ?? true,
        maxRisk: maxRisk ?? null,
      },
      ctx,
    ),
});
