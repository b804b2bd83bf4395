import { access, MAY_READ } from '../access/access.ts';
import { builder } from '../builder.ts';

/** All of an account at once. What its fields need, they read. */
export const Account = builder.objectRef<object>('Account').implement({
  description: 'All that an account has, looked at together. Each field says what it costs.',
});

const ACCOUNT = {};

builder.queryField('account', (t) =>
  t.field({
    type: Account,
    nullable: false,
    description: 'The account of the credential, looked at as a whole. Cost: none by itself, and what its fields say.',
    extensions: access({ needs: MAY_READ }),
    resolve: () => ACCOUNT,
  }),
);
