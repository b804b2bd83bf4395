import type { UserError as UserErrorShape } from '../../resolvers/user-errors.ts';
import { builder } from '../builder.ts';

export const UserErrorCode = builder.enumType('UserErrorCode', {
  description: 'Why a write was refused.',
  values: {
    BAD_USER_INPUT: { description: 'Part of the input is missing, malformed or not accepted; `field` names it where that is known.' },
    NOT_FOUND: { description: 'The input names something that does not exist.' },
    CONFLICT: {
      description:
        'The current state does not allow the write, for example as assistants use what is to be deleted; or another request with the same idempotency key is in progress.',
    },
  } as const,
});

export const UserError = builder.objectRef<UserErrorShape>('UserError').implement({
  shareable: true,
  description: 'One reason why a write was refused. It is data, since the caller can correct the input.',
  fields: (t) => ({
    code: t.field({
      type: UserErrorCode,
      nullable: false,
      description: 'The reason as a code, for programs.',
      resolve: ({ code }) => code,
    }),
    message: t.exposeString('message', {
      nullable: false,
      description: 'The reason for people; states what is accepted where that is known.',
    }),
    field: t.stringList({
      description:
        'Path of the refused input, in names of this graph, for example `["input", "apiKeyRef"]`; null if no single input is at fault.',
      resolve: ({ field }) => (field ? [...field] : null),
    }),
  }),
});
