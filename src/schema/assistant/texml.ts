import { getTexmlOf } from '../../resolvers/texml.ts';
import { access, MAY_READ } from '../access/access.ts';
import { builder } from '../builder.ts';
import { COST } from '../shared/directives.ts';
import { Assistant } from './ref.ts';

builder.objectField(Assistant, 'texml', (t) =>
  t.string({
    cost: COST.read,
    description:
      'The TeXML document, in XML, that Telnyx runs for calls to the assistant; null where there is none. Cost: one upstream read for each assistant.',
    extensions: access({ needs: MAY_READ }),
    resolve: (assistant, _args, ctx) => getTexmlOf(assistant, ctx),
  }),
);
