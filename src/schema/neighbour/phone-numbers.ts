/** A field that shows phone numbers of something. */
import type { RequestContext } from '../../context.ts';
import { GatewayError } from '../../errors.ts';
import type { Numbers } from '../../resolvers/neighbours.ts';
import { access, MAY_READ } from '../access/access.ts';
import { showEntries } from '../shared/gaps.ts';
import { COST } from '../shared/directives.ts';
import { listGap, type ListGap } from '../shared/list-gap.ts';
import type { WireFieldBuilder } from '../wire/object.ts';
import { PhoneNumber } from './ref.ts';

const TOO_MANY = 'There are more phone numbers than the 250 that are read of a list.';

export const phoneNumbersField = <T>(
  t: WireFieldBuilder<T>,
  description: string,
  find: (parent: T, ctx: RequestContext) => Promise<Numbers>,
  gap?: ListGap,
) =>
  t.field({
    type: [PhoneNumber],
    cost: COST.read,
    listSize: { assumedSize: 10 },
    description: `${description} Where there are more than 250 of them, an error stands beside the first 250; one call more where 250 come and Telnyx does not say whether there are more.`,
    extensions: { ...access({ needs: MAY_READ }), ...(gap && listGap(gap)) },
    resolve: async (parent, _args, ctx, info) => {
      const found = await find(parent, ctx);
      if (found.hasMore) ctx.reportFieldError(info, new GatewayError('LIMIT_EXCEEDED', TOO_MANY));
      return showEntries(found, ['a', 'phone number'], ctx, info);
    },
  });
