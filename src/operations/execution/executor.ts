import { execute, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { RequestContext } from '../../context.ts';
import { Pace } from '../../pace.ts';

export type Execute = (args: ExecutionArgs) => ExecutionResult | Promise<ExecutionResult>;

/** Fields, selected for items of lists, that are executed before other requests may go on: some milliseconds of work. */
const FIELDS_PER_TURN = 5_000;

/** graphql-js, which lets other requests go first now and then. `onExecuting` is told of each operation. */
export const createExecutor =
  (onExecuting: () => void): Execute =>
  (args) => {
    onExecuting();
    Object.assign((args.contextValue as RequestContext).turns, { pace: new Pace(FIELDS_PER_TURN), byResolvers: true });
    return execute(args);
  };
