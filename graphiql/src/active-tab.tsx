import { useGraphiQL } from '@graphiql/react';
import { useEffect, useLayoutEffect } from 'react';
import { activeTab } from './costs.ts';

/** With many tabs, one that is opened or chosen may be out of sight, or a panel that is opened may leave them less room. */
const showActiveTab = () => document.querySelector('.graphiql-tab-active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });

/** Keeps which tab is in front, and in sight. Long lines are wrapped, as in the answer. */
export function ActiveTab() {
  const id = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.id ?? '');
  useLayoutEffect(() => {
    activeTab.set(id);
    showActiveTab();
  }, [id]);
  useEffect(() => {
    const bar = document.querySelector('.graphiql-tabs');
    if (!bar) return undefined;
    const observer = new ResizeObserver(showActiveTab);
    observer.observe(bar);
    return () => observer.disconnect();
  }, []);
  const editor = useGraphiQL(({ queryEditor }) => queryEditor);
  useEffect(() => editor?.updateOptions({ wordWrap: 'on' }), [editor]);
  return null;
}
