import { useGraphiQL } from '@graphiql/react';
import { useEffect, useLayoutEffect } from 'react';
import { activeTab } from './costs.ts';

/** Keeps which tab is in front, and moves it into sight: with many tabs, one that is opened or chosen may be out of it. Long lines are wrapped, as in the answer. */
export function ActiveTab() {
  const id = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.id ?? '');
  useLayoutEffect(() => {
    activeTab.set(id);
    document.querySelector('.graphiql-tab-active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [id]);
  const editor = useGraphiQL(({ queryEditor }) => queryEditor);
  useEffect(() => editor?.updateOptions({ wordWrap: 'on' }), [editor]);
  return null;
}
