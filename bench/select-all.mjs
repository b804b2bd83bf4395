/** The query that asks for every field of an assistant, written from the schema. */
import { getNamedType, isAbstractType, isCompositeType } from 'graphql';

/** How often a type may come back below itself: the levels of an expression. */
const LEVELS = 3;
/** References to what stands elsewhere, in the same answer or in other resources, and what makes the platform call a webhook. */
const LEFT_OUT = new Set([
  'outgoing',
  'incoming',
  'node',
  'startNode',
  'dynamicVariablesFromWebhook',
  'mcpServer',
  'sharedTool',
  'sharedTools',
  'version',
  'versions',
  'canaryDeploy',
  'scheduledEvents',
  'tests',
  'texml',
  'usage',
  'deletability',
  'conversations',
  'languageModel',
  'phoneNumbers',
  'relatedMissions',
  'defaultTexmlApp',
  'defaultMessagingProfile',
  'insightGroup',
  'integration',
  'connections',
  // What the gateway finds out of a document, which it does not have: no peer does that.
  'contentHash',
  'greetingMode',
  'lint',
  'readiness',
  'secretReferences',
  'snapshot',
  'templateVariables',
  'versionDiff',
  'wireJson',
  'assistantTargets',
  'check',
  'edgeCount',
  'heatmap',
  'loops',
  'nodeCount',
  'render',
  'simulate',
  'terminalNodes',
  'unreachableNodes',
  'component',
  'depth',
  'effectiveInstructions',
  'effectiveModel',
  'effectiveSharedToolIds',
  'effectiveTools',
  'isReachable',
  'isStart',
  'isTerminal',
  // Tools have variables of their own.
  'ConversationFlow.variables',
]);

/** Types of what stands elsewhere, whatever the field is called. */
const LEFT_OUT_TYPES = new Set(['Assistant', 'IntegrationSecret']);

/** The fields that the query asks of a type: everything of the assistant itself, no other assistant. */
export const askedFields = (type) =>
  Object.values(type.getFields()).filter(
    ({ name, type: of }) => !LEFT_OUT.has(name) && !LEFT_OUT.has(`${type.name}.${name}`) && !LEFT_OUT_TYPES.has(getNamedType(of).name),
  );

const membersOf = (schema, type) => (isAbstractType(type) ? schema.getPossibleTypes(type) : [type]);

/** Composite types one field further down. */
const below = (schema, type) =>
  membersOf(schema, type)
    .flatMap(askedFields)
    .map((field) => getNamedType(field.type))
    .filter(isCompositeType);

function comesBack(schema, type) {
  const seen = new Set();
  const open = below(schema, type);
  for (let next = open.pop(); next; next = open.pop()) {
    if (next === type) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...below(schema, next));
  }
  return false;
}

/** A spread of the fragment for a type, and the text of all fragments below it. */
export function selectAll(schema, typeName) {
  const texts = new Map();
  const fragmentFor = (type, level) => {
    const name = `${type.name}${level}`;
    if (texts.has(name)) return name;
    texts.set(name, '');
    const selections = isAbstractType(type)
      ? membersOf(schema, type).map((member) => `...${fragmentFor(member, level)}`)
      : askedFields(type).flatMap((field) => select(field, level));
    texts.set(name, `fragment ${name} on ${type.name} { ${['__typename', ...selections].join(' ')} }`);
    return name;
  };
  const select = (field, level) => {
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return [field.name];
    const next = comesBack(schema, type) ? level + 1 : level;
    return next > LEVELS ? [] : [`${field.name} { ...${fragmentFor(type, next)} }`];
  };
  const name = fragmentFor(schema.getType(typeName), 0);
  return { spread: `...${name}`, fragments: [...texts.values()].join(' ') };
}
