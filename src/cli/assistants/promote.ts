/** The command `promote`: a version made the main one, if all that is required holds. */
import { CHANGE_RISKS } from '../../insight/document-diff/change.ts';
import { withAccount } from '../account/ask.ts';
import { wordsOf, type Call, type Outcome } from '../command.ts';
import { FlagReader } from '../flag-reader.ts';
import { masked } from '../masked.ts';

const MUTATION = `mutation ($input: PromoteAssistantVersionGuardedInput!) {
  result: promoteAssistantVersionGuarded(input: $input) { versionId userErrors { code message field } } }`;

const MAIN = 'query ($id: ID!) { assistant(id: $id) { versionId } }';

interface Main {
  readonly assistant: { readonly versionId: string | null } | null;
}

const NO_ASSISTANT: Answer['result'] = {
  versionId: null,
  userErrors: [{ code: 'NOT_FOUND', message: 'There is no assistant with this id.', field: ['input', 'assistantId'] }],
};

interface Answer {
  readonly result: {
    readonly versionId: string | null;
    readonly userErrors: readonly { readonly code: string; readonly message: string; readonly field: readonly string[] | null }[];
  };
}

export async function promote(call: Call): Promise<Outcome> {
  const [assistantId = '', versionId = ''] = call.args;
  const reader = new FlagReader(call.flags);
  const maxRisk = call.flags.has('max-risk') ? reader.oneOf('max-risk', CHANGE_RISKS) : null;
  reader.end();
  const input = {
    assistantId,
    versionId,
    requireSuitePassed: wordsOf(call.flags.get('require-suite')),
    requireNoErrors: !call.flags.has('allow-errors'),
    maxRisk,
  };
  const { main, result, upstream } = await withAccount(call, async (ask, account) => {
    const { assistant } = await ask<Main>(MAIN, { id: assistantId });
    const answer = assistant ? await ask<Answer>(MUTATION, { input }) : { result: NO_ASSISTANT };
    return { main: assistant?.versionId ?? null, result: answer.result, upstream: account.upstream };
  });
  const userErrors = result.userErrors.map(masked);
  const word = main === versionId ? 'the main version already' : 'promoted';
  const isOk = userErrors.length === 0;
  return {
    isOk,
    data: { ok: isOk, upstream, assistantId, versionId: result.versionId, userErrors },
    text: (paint) =>
      isOk
        ? `${paint('good', word)} ${assistantId}: version ${versionId}${upstream === null ? '. It does not stay so, as the sandbox ends here' : ''}`
        : [
            `${paint('bad', 'refused ')} ${assistantId}: version ${versionId}`,
            ...userErrors.map(({ message }) => `         ${message}`),
          ].join('\n'),
  };
}
