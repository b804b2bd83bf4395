import { promoteGuarded } from '../../resolvers/changes/guarded-promotion.ts';
import { assistantPayload } from '../assistant/payloads.ts';
import { ChangeRisk } from '../assistant/version-diff.ts';
import { mutation } from '../shared/mutation.ts';
import { DOCUMENTS } from './documents.ts';
import { MAY_CHANGE } from './payload.ts';

const promote = promoteGuarded(DOCUMENTS);

mutation('promoteAssistantVersionGuarded', {
  description:
    'Makes a version the main one where everything that is required holds, as `promoteAssistantVersion` does without asking. Otherwise nothing is promoted, and `userErrors` has an entry with `CONFLICT` for each requirement that does not hold: which tests of a suite failed or are running, in which run; which finding; which change. A suite that does not exist is `NOT_FOUND`. Nothing that decides is from the cache; still, Telnyx has no conditional write, so a change by another process between the reads and the write is not seen. A version that is the main one already stays it without a write, and so does a canary deploy. Cost: one upstream read of the assistant and one of the version; for each suite one list of its runs for each 50 that are looked at, 500 at most, one call for each 50 conversations of these runs, and one more list for each 50 runs of the one that counts; a read for each conversation that is not found so; then one upstream write, sent once, for which one call of the operation is kept. Runs are looked at from the newest on, as far as the upstream calls of the operation go: where they do not suffice, the suite counts as not passed. A refusal reads up to four tests for each suite, or the list of suites.',
  input: 'Which version to promote, and what has to hold.',
  needs: MAY_CHANGE,
  fields: (t) => ({
    assistantId: t.id({ required: true, description: 'Id of the assistant at Telnyx.' }),
    versionId: t.id({ required: true, description: 'Id of its version at Telnyx.' }),
    requireSuitePassed: t.stringList({
      description:
        'Names of test suites, as they are written: the newest run of each that was held with this version of this assistant has to be finished, and all its tests passed. The newest is the one with the latest `createdAt` of its test runs; where these are equal or missing, the order of the list does not count, and each run that may be the newest has to have passed. A run of the suite that is as new or newer and cannot be read as a whole, or does not say of each test with which version it was held, as it has only begun or has no conversation, keeps the version from being promoted. A suite with a test that leads to another assistant, by its `destination`, never has a run that counts. Runs of single tests prove nothing; one that is newer, of this or of an unknown version, and has not passed keeps it from being promoted as well. A version that was changed by `updateAssistantVersion` after its run counts as tested: Telnyx does not say when that was. Null and an empty list mean none.',
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
