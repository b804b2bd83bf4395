/** What a dry run is asked for, and what comes of it, as JSON holds it. A file by itself, as the published types are made of it. */

/** What decides about order: on calls the model chooses in the turn of its reply, on chat after it. */
export const CHANNELS = ['CALL', 'CHAT'] as const;
export type SimulationChannel = (typeof CHANNELS)[number];

/** Why a run ended. */
export const SIMULATION_ENDS = ['TERMINAL', 'ASSISTANT', 'NEEDS_CHOICE', 'STEP_LIMIT', 'NO_EDGE', 'BROKEN'] as const;
export type SimulationEnd = (typeof SIMULATION_ENDS)[number];

export type EdgeOutcome = 'TAKEN' | 'FALSE' | 'NOT_CHOSEN' | 'NOT_REACHED' | 'UNKNOWN';

/** What a dry run begins with. */
export interface RunInput {
  /** What decides about order; `CALL` by default. */
  readonly channel?: SimulationChannel | null | undefined;
  /** Variables beside the defaults of the assistant, and in their place. */
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly choices?: readonly RunChoice[] | null | undefined;
  /** Where it begins; the start of the flow by default. */
  readonly startNodeId?: string | null | undefined;
  /** How many nodes are visited at most, 1 to 1,000; 100 by default. */
  readonly maxSteps?: number | null | undefined;
}

/** What happens at a visit of a node. */
export interface RunChoice {
  readonly nodeId: string;
  /** The `llm` edge that the model takes; null where it takes none. */
  readonly edgeId?: string | null | undefined;
  /** The number of the visit; 1 by default. */
  readonly visit?: number | null | undefined;
  /** Variables that are set there. */
  readonly set?: Readonly<Record<string, unknown>> | null | undefined;
}

/** The way that a conversation takes: nodes, edges and assistants by their ids. */
export interface Run {
  readonly steps: readonly RunStep[];
  readonly end: SimulationEnd;
  readonly endNodeId: string | null;
  /** The assistant that took over. */
  readonly assistantId: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Rules that Telnyx does not document and that may have decided, as sentences. */
  readonly assumptions: readonly string[];
  /** Names of variables that are given, and that neither the flow nor the assistant, as far as they are given, uses; none where a tool is named without its definition, as that may use any. */
  readonly unusedVariables: readonly string[];
}

/** One visit of a node. */
export interface RunStep {
  readonly index: number;
  readonly nodeId: string | null;
  readonly takenEdgeId: string | null;
  readonly considered: readonly {
    readonly edgeId: string | null;
    readonly outcome: EdgeOutcome;
    readonly reason: string;
  }[];
}
