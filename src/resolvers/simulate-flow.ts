import { GatewayError } from '../errors.ts';
import { faultsOfInput, type SimulationInput } from '../insight/flow/simulate/input.ts';
import { namesTools, simulationInPieces, type Simulation } from '../insight/flow/simulate/simulate.ts';
import type { JsonObject } from '../json.ts';
import { finishSoon } from '../turns.ts';
import { graphOf } from './flow.ts';

/** A dry run of a flow. Throws `BAD_USER_INPUT` for all that is wrong with the input, before anything is read. */
export async function simulateFlow(
  flow: object,
  input: SimulationInput,
  configurationWith: (keys: readonly string[]) => Promise<JsonObject>,
): Promise<Simulation> {
  const graph = graphOf(flow);
  const faults = faultsOfInput(graph, input);
  if (faults.length > 0) {
    throw new GatewayError('BAD_USER_INPUT', faults.map(({ path, message }) => `input.${path.join('.')}: ${message}`).join(' '));
  }
  const configuration = await configurationWith(['dynamic_variables', ...(namesTools(graph) ? ['tools'] : [])]);
  return finishSoon(simulationInPieces(graph, configuration, input), 1);
}
