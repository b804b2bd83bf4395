import { isObject, scalarText, type JsonObject } from '../../json.ts';
import { isFlow } from '../../insight/flow/is-flow.ts';
import { readDocumentFiles, readDocuments, type DocumentFile } from '../lint/documents.ts';

/** A conversation flow of a file. */
export interface FoundFlow {
  readonly flow: JsonObject;
  /** What it is a part of; null where the file holds the flow alone. */
  readonly assistant: JsonObject | null;
  readonly assistantId: string | null;
}

/** A file with its flows. */
export interface FlowFile extends Pick<DocumentFile, 'file' | 'place' | 'fault'> {
  readonly flows: readonly FoundFlow[];
}

/** Reads the flows of files and of those in folders: of assistants, of snapshots, or flows alone. */
export const readFlowFiles = (paths: readonly string[]): readonly FlowFile[] => readDocumentFiles(paths).map(withFlows);

const withFlows = ({ file, documents, place, fault }: DocumentFile): FlowFile => ({
  file,
  flows: documents.flatMap(flowOf),
  place,
  fault,
});

function flowOf(document: JsonObject): readonly FoundFlow[] {
  const { conversation_flow: flow } = document;
  if (isObject(flow)) return [{ flow, assistant: document, assistantId: scalarText(document['id']) }];
  return isFlow(document) ? [{ flow: document, assistant: null, assistantId: null }] : [];
}

/** The one flow of a file. Throws where it has none, or several. */
export function onlyFlow(file: string): FoundFlow {
  const { flows, fault } = withFlows(readDocuments(file));
  const [flow, ...others] = flows;
  const why = fault ?? (others.length > 0 ? `it holds ${flows.length} conversation flows, and one is taken` : null);
  if (!flow || why !== null) throw new TypeError(`${file} cannot be used: ${why ?? 'it holds no conversation flow'}.`);
  return flow;
}
