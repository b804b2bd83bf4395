import { GatewayError } from '../errors.ts';
import { namesTools } from '../insight/flow/check/run-tools.ts';
import { faultsOfInput } from '../insight/flow/simulate/input.ts';
import type { RunInput } from '../insight/flow/simulate/run.ts';
import { simulationInPieces, type Simulation } from '../insight/flow/simulate/simulate.ts';
import { unusedOf } from '../insight/flow/simulate/unused.ts';
import type { JsonObject } from '../json.ts';
import { finishSoon } from '../turns.ts';
import { WHOLE_KEYS } from './assistant-gaps.ts';
import { graphOf } from './flow.ts';

/** A dry run, with what it was a run of. */
export interface DryRun extends Simulation {
  readonly flow: object;
  readonly input: RunInput;
}

/** A dry run of a flow. Throws `BAD_USER_INPUT` for all that is wrong with the input, before anything is read. */
export async function simulateFlow(
  flow: object,
  input: RunInput,
  configurationWith: (keys: readonly string[]) => Promise<JsonObject>,
): Promise<DryRun> {
  const graph = graphOf(flow);
  const faults = faultsOfInput(graph, input);
  if (faults.length > 0) {
    throw new GatewayError('BAD_USER_INPUT', faults.map(({ path, message }) => `input.${path.join('.')}: ${message}`).join(' '));
  }
  const configuration = await configurationWith(['dynamic_variables', ...(namesTools(graph) ? ['tools'] : [])]);
  return { ...(await finishSoon(simulationInPieces(graph, configuration, input), 1)), flow, input };
}

/** The given variables that nothing uses; none where the configuration is not known. */
export async function findUnusedVariables(
  { flow, input }: DryRun,
  configurationWith: (keys: readonly string[]) => Promise<JsonObject | null>,
): Promise<readonly string[]> {
  const configuration = await configurationWith(WHOLE_KEYS);
  return configuration ? finishSoon(unusedOf(graphOf(flow), configuration, input), 1) : [];
}
