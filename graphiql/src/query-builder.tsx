import { useGraphiQL, useOperationsEditorState, type GraphiQLPlugin, type MonacoEditor } from '@graphiql/react';
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { editsTo } from './text-edits.ts';

const TITLE = 'Query builder';
const { icon } = explorerPlugin({ title: TITLE });

/** Builds operations by ticking fields. */
export const queryBuilder: GraphiQLPlugin = { title: TITLE, icon, content: QueryBuilder };

/** The builder prints what it has parsed. Of that only what it changed is taken into the text, where it can be undone. */
function QueryBuilder() {
  const [query] = useOperationsEditorState();
  const editor = useGraphiQL(({ queryEditor }) => queryEditor);
  const onEdit = (wanted: string) => {
    if (editor) edit(editor, wanted);
  };
  const { content: Explorer } = explorerPlugin({ showAttribution: false, title: TITLE, query, onEdit });
  // Not as an element, which would be another component each time.
  return (Explorer as () => React.JSX.Element)();
}

function edit(editor: MonacoEditor, wanted: string): void {
  const model = editor.getModel();
  if (!model) return;
  const edits = editsTo(model.getValue(), wanted).map(({ start, end, text }) => {
    const [from, to] = [model.getPositionAt(start), model.getPositionAt(end)];
    return {
      range: { startLineNumber: from.lineNumber, startColumn: from.column, endLineNumber: to.lineNumber, endColumn: to.column },
      text,
    };
  });
  editor.pushUndoStop();
  editor.executeEdits(TITLE, edits);
  editor.pushUndoStop();
}
