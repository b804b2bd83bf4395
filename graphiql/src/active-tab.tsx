import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { activeTab, forgetOutcome } from './costs.ts';
import { comeTo, lateAnswers, takeLateAnswer } from './runs.ts';

/** With many tabs, one that is opened or chosen may be out of sight, or a panel that is opened may leave them less room. */
const showActiveTab = () => document.querySelector('.graphiql-tab-active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });

/** Keeps which tab is in front, and in sight, and shows what came while another one was. Long lines are wrapped, as in the answer, and editors have names. */
export function ActiveTab() {
  const id = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.id ?? '');
  const { stop, updateActiveTabValues } = useGraphiQLActions();
  useLayoutEffect(() => {
    if (id === activeTab.get()) return;
    comeTo(id);
    // A tab that is opened beside one that is waiting would wait, too.
    stop();
    showActiveTab();
  }, [id, stop]);
  const runs = useGraphiQL(({ queryId }) => queryId);
  // Also of a run that is not sent, of which nothing else is heard here.
  useLayoutEffect(() => forgetOutcome(activeTab.get()), [runs]);
  const responseEditor = useGraphiQL((state) => state.responseEditor);
  const late = lateAnswers.use().get(id);
  useEffect(() => {
    if (late === undefined || !responseEditor) return;
    takeLateAnswer(id);
    responseEditor.setValue(late);
    updateActiveTabValues({ response: late });
  }, [id, late, responseEditor, updateActiveTabValues]);
  useEffect(() => {
    const bar = document.querySelector('.graphiql-tabs');
    if (!bar) return undefined;
    const observer = new ResizeObserver(showActiveTab);
    observer.observe(bar);
    return () => observer.disconnect();
  }, []);
  const editor = useGraphiQL(({ queryEditor }) => queryEditor);
  const variables = useGraphiQL(({ variableEditor }) => variableEditor);
  const headers = useGraphiQL(({ headerEditor }) => headerEditor);
  const tab = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]);
  const first = useRef(id);
  const active = useRef(tab);
  active.current = tab;
  // Editors are loaded after the tabs, with what the first one has: of one that was chosen meanwhile nothing is shown, and it would get that text.
  useEffect(() => {
    if (active.current?.id !== first.current) editor?.setValue(active.current?.query ?? '');
  }, [editor]);
  useEffect(() => {
    if (active.current?.id !== first.current) variables?.setValue(active.current?.variables ?? '');
  }, [variables]);
  useEffect(() => {
    if (active.current?.id !== first.current) headers?.setValue(active.current?.headers ?? '');
  }, [headers]);
  useEffect(() => {
    editor?.updateOptions({ wordWrap: 'on', ariaLabel: 'Operation' });
    variables?.updateOptions({ ariaLabel: 'Variables' });
    headers?.updateOptions({ ariaLabel: 'Headers' });
    responseEditor?.updateOptions({ ariaLabel: 'Answer' });
  }, [editor, variables, headers, responseEditor]);
  return null;
}
