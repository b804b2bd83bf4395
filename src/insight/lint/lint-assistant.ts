/** All that can be said of one assistant, with what is known of its account. */
import { compareText } from '../compare-text.ts';
import { flowCheck } from '../flow/check/check-flow.ts';
import { flowFacts } from '../flow/flow-facts.ts';
import type { JsonObject } from '../../json.ts';
import { finish, Pace, type Pieces } from '../../pieces.ts';
import type { FoundAt } from '../findings/finding.ts';
import type { Report } from '../findings/report.ts';
import { handoffsOf, type Handoff } from '../handoff/handoffs.ts';
import { partsOf, type Parts } from '../parts.ts';
import type { FlowGraph } from '../flow/flow-graph.ts';
import type { Path } from '../places/path.ts';
import { placer, type PlaceFinding } from './placer.ts';
import { secretPlacesInPieces, type SecretLooks } from '../references/secret-places.ts';
import { templatesInPieces } from '../templates/template-variables.ts';
import { unusedVariables, type Unused } from '../templates/unused-variables.ts';
import { entriesOf, type AccountFacts, type FactName } from './facts.ts';
import { isMissing, referencesOf, unknown, type Reference } from './references.ts';
import { handoffsToItself, unheardVoices } from './rules/handoffs.ts';
import { schemas } from './rules/schemas.ts';
import { clearSecrets } from './rules/secrets.ts';
import { greeting, instructions, recording } from './rules/settings.ts';
import { toolNames } from './rules/tool-names.ts';
import { transfers } from './rules/transfers.ts';
import { urls } from './rules/urls.ts';
import { unused, variables } from './rules/variables.ts';
import { webhooks } from './rules/webhooks.ts';
import type { Rule } from './subject.ts';

/** Those that a document alone decides. */
const RULES: readonly Rule[] = [instructions, greeting, recording, toolNames, schemas, webhooks, urls, transfers, handoffsToItself];

/** An empty flow is none. */
const isEmpty = ({ nodes, edges, startId }: FlowGraph): boolean => nodes.length === 0 && edges.length === 0 && startId === null;

export interface Lint {
  /** By rules, and of each in the order of the document. */
  readonly found: readonly FoundAt[];
  /** The rules of which nothing can be said, each with the reason, by the alphabet. */
  readonly skipped: readonly string[];
}

/** All at once, be it large or not. */
export const lintAssistant = (document: JsonObject, facts: AccountFacts, looks: SecretLooks): Lint =>
  lintOf(finish(lookAt(partsOf(document), looks)), facts);

/** What was found in a document, with what its account has. */
export function lintOf({ parts, found, references, handoffs, unused: left, place }: LookedAt, facts: AccountFacts): Lint {
  const skipped = new Set<string>();
  const unknowns = references.flatMap((reference) => {
    if (isMissing(reference, facts)) return [unknown(reference)];
    const { byId, why } = entriesOf(facts, reference.list);
    if (!byId.has(reference.id)) skipped.add(`${reference.code}: ${why}.`);
    return [];
  });
  const voices = unheardVoices(parts.document, handoffs, entriesOf(facts, 'assistants').byId);
  const tools = entriesOf(facts, 'sharedTools');
  const unusedOnes = unused(left, (id) => tools.byId.get(id) ?? (tools.why === null ? null : undefined));
  if (unusedOnes === null) skipped.add(`VARIABLE_UNUSED: ${tools.why}, and a shared tool may use variables.`);
  return { found: [...found, ...[...unknowns, ...voices, ...(unusedOnes ?? [])].map(place)], skipped: [...skipped].toSorted(compareText) };
}

/** Rules that something absent is a finding for. */
const OF_ABSENT: ReadonlySet<string> = new Set(['INSTRUCTIONS_MISSING', 'VARIABLE_UNDEFINED', 'VARIABLE_UNUSED']);

/** What holds of a document although it may lack what a single read has. */
export const ofPartial = ({ found, skipped }: Lint): Lint => ({ found: found.filter(({ code }) => !OF_ABSENT.has(code)), skipped });

/** The lists of the account that say something of a document: none where it refers to nothing. */
export const listsFor = ({ references }: LookedAt): ReadonlySet<FactName> => new Set(references.map(({ list }) => list));

/** What follows from a document alone. */
export interface LookedAt {
  readonly parts: Parts;
  readonly found: readonly FoundAt[];
  /** How many errors its flow has. */
  readonly flowErrors: number;
  /** Places of identifiers of secrets in which a credential stands. */
  readonly credentials: readonly Path[];
  /** What it names by ids. */
  readonly references: readonly Reference[];
  readonly handoffs: readonly Handoff[];
  readonly unused: Unused;
  readonly place: PlaceFinding;
}

/** Nodes, edges, tools and findings that are looked at before others may go on. */
const PER_PIECE = 2_000;

/** Looks at a document for itself. `checked` is what is wrong with its flow, where that is known. */
export function* lookAt(parts: Parts, looks: SecretLooks, checked: Report | null = null): Pieces<LookedAt> {
  const { document, graph } = parts;
  const size = graph.nodes.length + graph.edges.length + parts.tools.length;
  const pace = new Pace(PER_PIECE);
  if (pace.isOver(size)) yield;
  const found: FoundAt[] = [];
  const flow = isEmpty(graph) ? null : (checked ?? (yield* flowCheck(graph, flowFacts, document)));
  for (const one of flow?.findings ?? []) found.push(one);
  for (const rule of RULES) {
    for (const one of rule(parts)) found.push(one);
    if (pace.isOver(size)) yield;
  }
  const secrets = yield* secretPlacesInPieces(document, looks);
  for (const one of clearSecrets(secrets.clear)) found.push(one);
  const templates = yield* templatesInPieces(document);
  for (const one of yield* variables(document, templates)) found.push(one);
  const left = yield* unusedVariables(document, templates, graph);
  const place = placer(parts, looks);
  const handoffs = handoffsOf(parts);
  if (pace.isOver(size)) yield;
  const placed: FoundAt[] = [];
  for (const one of found) {
    placed.push(place(one));
    if (pace.isOver()) yield;
  }
  const references = referencesOf(parts, handoffs, secrets.references);
  if (pace.isOver(size)) yield;
  return {
    parts,
    found: placed,
    flowErrors: parts.hasFlow ? (flow?.errorCount ?? 0) : 0,
    credentials: secrets.clear.flatMap(({ isForIdentifier, path }) => (isForIdentifier ? [path] : [])),
    references,
    handoffs,
    unused: left,
    place,
  };
}
