import type { NamedCount as Count } from '../../insight/account-stats.ts';
import { countAccount, type CountedAccount } from '../../resolvers/account-stats.ts';
import { builder } from '../builder.ts';
import { COST } from '../shared/directives.ts';
import { Account } from './account.ts';

const NamedCount = builder.objectRef<Count>('NamedCount').implement({
  description: 'How often something occurs.',
  fields: (t) => ({
    name: t.exposeString('name', { nullable: false, description: 'What occurs, by the word that the Telnyx API has for it.' }),
    count: t.exposeInt('count', { nullable: false, description: 'Number of times that it occurs.' }),
  }),
});

const AccountStats = builder.objectRef<CountedAccount>('AccountStats').implement({
  description: 'How many of what an account has. Its own fields cost no upstream call.',
  fields: (t) => {
    const count = (key: keyof { [K in keyof CountedAccount as CountedAccount[K] extends number ? K : never]: true }, description: string) =>
      t.int({ nullable: false, description, resolve: (stats) => stats[key] });
    const counts = (key: 'models' | 'voices' | 'channels' | 'toolKinds', description: string) =>
      t.field({
        type: [NamedCount],
        nullable: false,
        description: `${description} The most frequent first, then by the alphabet.`,
        resolve: (stats) => [...stats[key]],
      });
    return {
      assistants: count('assistants', 'Number of assistants that were counted.'),
      withFlow: count('withFlow', 'Number of assistants with a conversation flow.'),
      imported: count('imported', 'Number of assistants that were imported from another provider.'),
      flowNodes: count('flowNodes', 'Number of nodes in all flows.'),
      flowEdges: count('flowEdges', 'Number of edges in all flows.'),
      tools: count('tools', 'Number of tools that assistants and nodes have; one that several have counts for each.'),
      sharedTools: count('sharedTools', 'Number of tools from the shared library, counted as `tools` are.'),
      mcpServers: count('mcpServers', 'Number of MCP servers that assistants have; one that several have counts for each.'),
      handoffs: count(
        'handoffs',
        'Number of places that lead to an assistant, as the edges of `handoffGraph`: targets of handoff tools, and of edges.',
      ),
      models: counts('models', 'The language models of assistants, with those hosted elsewhere.'),
      voices: counts('voices', 'The voices of assistants.'),
      channels: counts('channels', 'The channels on which assistants can be reached, such as `telephony`.'),
      toolKinds: counts('toolKinds', 'The kinds of the tools that `tools` counts, such as `webhook`.'),
      isComplete: t.boolean({
        nullable: false,
        description:
          'Whether all assistants were counted with all that they have; false where their list is not whole, or leaves something out of more than 80 of them.',
        resolve: ({ isComplete }) => isComplete,
      }),
    };
  },
});

builder.objectField(Account, 'stats', (t) =>
  t.field({
    type: AccountStats,
    cost: COST.read,
    description:
      'How many of what the account has. Cost: the list of assistants; where it leaves something out, up to 80 of them are read one by one.',
    resolve: (_account, _args, ctx) => countAccount(ctx),
  }),
);
