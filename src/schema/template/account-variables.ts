/** Variables of templates over all assistants of an account. */
import type { AccountVariable as Variable, VariableOfAssistant } from '../../insight/templates/account-variables.ts';
import { idIn } from '../../insight/read-value.ts';
import { getAccountVariables } from '../../resolvers/template-variables.ts';
import { access } from '../access/access.ts';
import { listedAssistant } from '../assistant/listed.ts';
import { builder } from '../builder.ts';
import { Account } from '../check/account.ts';
import { COST } from '../shared/directives.ts';
import { showEntries } from '../shared/gaps.ts';
import { shown, TemplateVariable } from './variable.ts';

const AssistantVariable = builder.objectRef<VariableOfAssistant>('AssistantVariable').implement({
  description: 'A variable in one assistant.',
  fields: (t) => ({
    assistantId: t.id({ description: 'Id of the assistant.', resolve: ({ document }) => idIn(document['id']) }),
    assistant: listedAssistant(t),
    variable: t.field({
      type: TemplateVariable,
      nullable: false,
      description: 'Where this assistant uses it, what it is by default there, and what sets it.',
      resolve: ({ variable, document }, _args, ctx) => shown([variable], document, ctx)[0] ?? variable,
    }),
  }),
});

const AccountVariable = builder.objectRef<Variable>('AccountVariable').implement({
  description: 'A variable that assistants of the account use, define or set.',
  fields: (t) => ({
    name: t.exposeString('name', {
      nullable: false,
      description: 'The name that they have in common.',
      extensions: access({ isProse: true }),
    }),
    isSystem: t.exposeBoolean('isSystem', { nullable: false, description: 'Whether Telnyx gives it its value.' }),
    assistants: t.field({
      type: [AssistantVariable],
      nullable: false,
      listSize: { assumedSize: 10 },
      description: 'The assistants with it, in the order of the Telnyx API.',
      resolve: (variable) => [...variable.assistants],
    }),
  }),
});

builder.objectField(Account, 'templateVariables', (t) =>
  t.field({
    type: [AccountVariable],
    cost: COST.read,
    listSize: { assumedSize: 50 },
    description:
      'The variables of all assistants, by the alphabet: which assistant uses, defines and sets each. Cost: the list of assistants; where it leaves something out, up to 80 of them are read one by one. An error says how many were not looked at.',
    resolve: async (_account, _args, ctx, info) => {
      const { variables, omitted } = await getAccountVariables(ctx);
      return showEntries({ entries: variables, damaged: 0, missing: omitted }, ['an', 'assistant'], ctx, info);
    },
  }),
);
