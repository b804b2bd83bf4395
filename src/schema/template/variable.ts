/** Variables of templates. */
import type { RequestContext } from '../../context.ts';
import { defaultsOf, templatesOfFlow } from '../../insight/templates/template-variables.ts';
import type { TemplateVariable as Variable } from '../../insight/templates/variable.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { getTemplates, TEMPLATE_FIELDS } from '../../resolvers/template-variables.ts';
import { oncePerDocument } from '../../notes.ts';
import { finishSoon } from '../../turns.ts';
import { access, MAY_READ } from '../access/access.ts';
import { MASK } from '../access/mask.ts';
import { configurationField } from '../assistant/configuration-field.ts';
import { builder } from '../builder.ts';
import { ConversationFlow } from '../flow/flow.ts';
import { namesTools } from '../../insight/flow/check/run-tools.ts';
import { graphOf } from '../../resolvers/flow.ts';
import { reportedConfiguration } from '../flow/holder.ts';
import { redactWithin } from '../wire/mask-by-fields.ts';
import { asJsonObject } from '../wire/object.ts';

// Names and paths are the author's, and may be anything.
const named = access({ isProse: true });

export const TemplateVariable = builder.objectRef<Variable>('TemplateVariable').implement({
  description:
    'A variable that texts name in double braces, such as `{{first_name}}`, or that expressions of edges compare. Sections, comments and references to integration secrets are no variables.',
  fields: (t) => ({
    name: t.exposeString('name', { nullable: false, description: 'Its name, without braces and filters.', extensions: named }),
    isDefined: t.exposeBoolean('isDefined', { nullable: false, description: 'Whether `dynamicVariables` of the assistant has it.' }),
    isSystem: t.exposeBoolean('isSystem', {
      nullable: false,
      description: 'Whether Telnyx gives it its value: `call_control_id`, and all names that begin with `telnyx_`.',
    }),
    default: t.field({
      type: 'JSON',
      description:
        'Its value in `dynamicVariables`; null where that has none. Credentials are masked for callers without `secrets:read`, as they are there.',
      resolve: (variable) => variable.default,
    }),
    setBy: t.field({
      type: t.listRef(t.listRef('String')),
      nullable: false,
      description:
        'The places that set it while a conversation goes on, as paths of this graph: what webhook tools store, and what tools update. The webhook for dynamic variables may set any and has no place here.',
      extensions: named,
      resolve: ({ setBy }) => setBy.map((path) => [...path]),
    }),
    usedAt: t.field({
      type: t.listRef(t.listRef('String')),
      nullable: false,
      description:
        'The places that use it, as paths of this graph, for example `["tools", "look_up", "url"]`; items of lists are named by their ids or names, and by their places where they have neither. A parameter of a tool that a node runs is a use of the variable of its name.',
      extensions: named,
      resolve: ({ usedAt }) => usedAt.map((path) => [...path]),
    }),
  }),
});

/** The variables with defaults as `dynamicVariables` shows them. */
export function shown(variables: readonly Variable[], assistant: JsonObject, { seesSecrets }: RequestContext): Variable[] {
  if (seesSecrets) return [...variables];
  const defaults = maskedDefaults(defaultsOf(assistant));
  const valueOf = (name: string) => (isObject(defaults) && Object.hasOwn(defaults, name) ? defaults[name] : MASK);
  return variables.map((variable) => (variable.isDefined ? { ...variable, default: valueOf(variable.name) } : variable));
}

/** Masked once for each document, as each of its variables may be asked for alone. */
const maskedDefaults = oncePerDocument((defaults: JsonObject) => redactWithin(defaults, 'known-places'));

configurationField('templateVariables', {
  type: [TemplateVariable],
  description:
    'The variables that its texts, tools and flow use, define and set: those that are used in the order of the document, then the others. Costs no upstream call; where it came from a list that leaves parts of it out, it is read on its own: one more upstream call.',
  needs: MAY_READ,
  keys: TEMPLATE_FIELDS,
  isAlwaysThere: true,
  find: async (configuration, ctx) => shown((await getTemplates(configuration, ctx)).variables, asJsonObject(configuration), ctx),
});

builder.objectField(ConversationFlow, 'variables', (t) =>
  t.field({
    type: [TemplateVariable],
    nullable: false,
    description:
      'The variables that the flow uses or sets, with their defaults; see `AssistantConfiguration.templateVariables` for all of the assistant. Costs no upstream call, unless the assistant came from a list that leaves out its variables, or tools that tool nodes name by ids: then it is read on its own.',
    resolve: async (flow, _args, ctx, info) => {
      const assistant = await reportedConfiguration(
        flow,
        ['dynamic_variables', ...(namesTools(graphOf(flow)) ? ['tools'] : [])],
        ctx,
        info,
      );
      const { variables } = await finishSoon(templatesOfFlow(asJsonObject(flow), assistant));
      return shown(variables, assistant, ctx);
    },
  }),
);
