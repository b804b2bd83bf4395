import { reportOf, type Report } from '../../findings/report.ts';
import type { FlowGraph } from '../flow-graph.ts';
import { faultsOfStart } from './start.ts';

/** What is wrong with a conversation flow, and what is worth knowing of it. */
export const checkFlow = (graph: FlowGraph): Report => reportOf(faultsOfStart(graph));
