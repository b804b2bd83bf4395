/** All that can be said of one assistant, with what is known of its account. */
import { compareText } from '../compare-text.ts';
import { checkFlow } from '../flow/check/check-flow.ts';
import { idIn } from '../flow/flow-graph.ts';
import type { JsonObject } from '../../json.ts';
import type { FoundAt } from '../findings/finding.ts';
import { secretPlacesIn, type SecretLooks } from '../references/secret-places.ts';
import { templatesOf } from '../templates/template-variables.ts';
import { entriesOf, type AccountFacts, type FactName } from './facts.ts';
import { referencesOf, unknown, type Reference } from './references.ts';
import { handoffsOf, handoffsToItself, unheardVoices, type Handoff } from './rules/handoffs.ts';
import { schemas } from './rules/schemas.ts';
import { clearSecrets } from './rules/secrets.ts';
import { greeting, instructions, recording } from './rules/settings.ts';
import { toolNames } from './rules/tool-names.ts';
import { transfers } from './rules/transfers.ts';
import { urls } from './rules/urls.ts';
import { unusedIn, unusedVariables, variables, type Unused } from './rules/variables.ts';
import { webhooks } from './rules/webhooks.ts';
import { subjectOf, type Rule, type Subject } from './subject.ts';

/** Those that a document alone decides. */
const RULES: readonly Rule[] = [flow, instructions, greeting, recording, toolNames, schemas, webhooks, urls, transfers, handoffsToItself];

/** An empty flow is none. */
function flow({ document, graph }: Subject): readonly FoundAt[] {
  const isEmpty = graph.nodes.length === 0 && graph.edges.length === 0 && graph.startId === null;
  return isEmpty ? [] : checkFlow(graph, document).findings;
}

export interface Lint {
  /** By rules, and of each in the order of the document. */
  readonly found: readonly FoundAt[];
  /** The rules of which nothing can be said, each with the reason, by the alphabet. */
  readonly skipped: readonly string[];
}

export function lintAssistant(document: JsonObject, facts: AccountFacts, looks: SecretLooks): Lint {
  const { found, references, handoffs, unused, place } = lookedAt(document, looks);
  const skipped = new Set<string>();
  const unknowns = references.flatMap((reference) => {
    const { byId, why } = entriesOf(facts, reference.list);
    if (byId.has(reference.id)) return [];
    if (why === null) return [unknown(reference)];
    skipped.add(`${reference.code}: ${why}.`);
    return [];
  });
  const voices = unheardVoices(document, handoffs, entriesOf(facts, 'assistants').byId);
  const tools = entriesOf(facts, 'sharedTools');
  const unusedOnes = unusedVariables(unused, (id) => tools.byId.get(id) ?? (tools.why === null ? null : undefined));
  if (unusedOnes === null) skipped.add(`VARIABLE_UNUSED: ${tools.why}, and a shared tool may use variables.`);
  return { found: [...found, ...[...unknowns, ...voices, ...(unusedOnes ?? [])].map(place)], skipped: [...skipped].toSorted(compareText) };
}

/** Rules that something absent is a finding for. */
const OF_ABSENT: ReadonlySet<string> = new Set(['INSTRUCTIONS_MISSING', 'VARIABLE_UNDEFINED', 'VARIABLE_UNUSED']);

/** What holds of a document although it may lack what a single read has. */
export const ofPartial = ({ found, skipped }: Lint): Lint => ({ found: found.filter(({ code }) => !OF_ABSENT.has(code)), skipped });

/** The lists of the account that say something of a document: none where it refers to nothing. */
export const listsFor = (document: JsonObject, looks: SecretLooks): ReadonlySet<FactName> =>
  new Set(referencesIn(document, looks).map(({ list }) => list));

/** What a document names by ids. */
export const referencesIn = (document: JsonObject, looks: SecretLooks): readonly Reference[] => lookedAt(document, looks).references;

/** What follows from a document alone. */
interface LookedAt {
  readonly found: readonly FoundAt[];
  readonly references: readonly Reference[];
  readonly handoffs: readonly Handoff[];
  readonly unused: Unused;
  readonly place: (found: FoundAt) => FoundAt;
}

const known = new WeakMap<SecretLooks, WeakMap<JsonObject, LookedAt>>();

/** Found out once for as long as a document is kept: it is looked at for itself, and again with all of its account. */
function lookedAt(document: JsonObject, looks: SecretLooks): LookedAt {
  const ofLooks = known.get(looks) ?? new WeakMap<JsonObject, LookedAt>();
  known.set(looks, ofLooks);
  const before = ofLooks.get(document);
  if (before) return before;
  const subject = subjectOf(document);
  const secrets = secretPlacesIn(document, looks);
  const place = placer(subject, looks);
  const templates = templatesOf(document);
  const found = [...RULES.flatMap((rule) => rule(subject)), ...clearSecrets(secrets.clear), ...variables(subject, templates)];
  const made = {
    found: found.map(place),
    references: referencesOf(subject, secrets.references),
    handoffs: handoffsOf(subject),
    unused: unusedIn(document, templates, subject.graph),
    place,
  };
  ofLooks.set(document, made);
  return made;
}

/** Says of which assistant and which part of its flow a finding is, and takes out what looks like a secret in whatever names it. */
function placer({ document, graph }: Subject, { maskTokens }: SecretLooks): (found: FoundAt) => FoundAt {
  const assistantId = idIn(document['id']);
  const ids = new Map<string, string>();
  for (const [list, items] of [
    ['nodes', graph.nodes],
    ['edges', graph.edges],
  ] as const) {
    for (const { step, id } of items) if (id !== null) ids.set(`${list} ${step}`, id);
  }
  return (found) => {
    const [first, list = '', step = ''] = found.path;
    const id = first === 'conversationFlow' ? (ids.get(`${list} ${step}`) ?? null) : null;
    return {
      ...found,
      assistantId,
      nodeId: found.nodeId ?? (list === 'nodes' ? id : null),
      edgeId: found.edgeId ?? (list === 'edges' ? id : null),
      message: maskTokens(found.message),
      advice: maskTokens(found.advice),
      path: found.path.map(maskTokens),
      ...(typeof found.toolName === 'string' ? { toolName: maskTokens(found.toolName) } : {}),
    };
  };
}
