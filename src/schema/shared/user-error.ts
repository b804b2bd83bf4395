import type { UserError as UserErrorShape } from '../../resolvers/import-assistants.ts';
import { builder } from '../builder.ts';

export const UserErrorCode = builder.enumType('UserErrorCode', {
  description: 'Why a write was refused.',
  values: {
    BAD_USER_INPUT: { description: 'Something of the input is missing, malformed or not accepted; `field` names it where that is known.' },
    NOT_FOUND: { description: 'The input names something that does not exist.' },
    CONFLICT: { description: 'Another request with the same idempotency key is under way, or the state does not allow it.' },
  } as const,
});

export const UserError = builder.objectRef<UserErrorShape>('UserError').implement({
  shareable: true,
  description: 'One reason why a write was refused: data, since the caller can mend it.',
  fields: (t) => ({
    code: t.field({ type: UserErrorCode, nullable: false, description: 'For programs.', resolve: ({ code }) => code }),
    message: t.exposeString('message', { nullable: false, description: 'For people; says what would be right where that is known.' }),
    field: t.stringList({
      description:
        'The path of the offending input in the names of this graph, such as `["input", "apiKeyRef"]`; null where it is nothing in particular.',
      resolve: ({ field }) => (field ? [...field] : null),
    }),
  }),
});
