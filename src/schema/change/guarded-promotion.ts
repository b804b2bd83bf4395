import { promoteGuarded } from '../../resolvers/changes/guarded-promotion.ts';
import { assistantPayload } from '../assistant/payloads.ts';
import { ChangeRisk } from '../assistant/version-diff.ts';
import { mutation } from '../shared/mutation.ts';
import { DOCUMENTS } from './documents.ts';
import { MAY_CHANGE } from './payload.ts';

const promote = promoteGuarded(DOCUMENTS);

mutation('promoteAssistantVersionGuarded', {
  description:
    'Makes a version the main one where everything that is required holds; otherwise nothing is promoted, and `userErrors` has an entry with `CONFLICT` for each requirement that does not. Cost: one upstream read of the version, one of the assistant with `maxRisk`, for each suite one or two lists of its runs and a read of a conversation for each of up to ten runs of the suite; then one upstream write, sent once.',
  input: 'Which version to promote, and what has to hold.',
  needs: MAY_CHANGE,
  fields: (t) => ({
    assistantId: t.id({ required: true, description: 'Id of the assistant at Telnyx.' }),
    versionId: t.id({ required: true, description: 'Id of its version at Telnyx.' }),
    requireSuitePassed: t.stringList({
      description:
        'Names of test suites: the newest run of each that was held with this very version has to be finished, and all its tests passed. Null means none.',
    }),
    requireNoErrors: t.boolean({
      defaultValue: true,
      description:
        'Whether the version may have no finding of the severity `ERROR`, so far as it tells without the lists of the account. Null is true.',
    }),
    maxRisk: t.field({
      type: ChangeRisk,
      description: 'The highest risk that a difference from the main version may have; null allows any.',
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
