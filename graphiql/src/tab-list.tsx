import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';

/** How many tabs there are, and the way to those that have no room beside each other. */
export function TabList() {
  const tabs = useGraphiQL((state) => state.tabs);
  const { changeTab } = useGraphiQLActions();
  return (
    <select
      className="tab-list"
      aria-label="All tabs"
      title="All tabs"
      value=""
      onChange={(event) => changeTab(Number(event.target.value))}
    >
      {/* What it shows while it is closed. */}
      <option value="" hidden>
        {tabs.length === 1 ? '1 tab' : `${tabs.length} tabs`}
      </option>
      {tabs.map(({ id, title }, index) => (
        <option key={id} value={index}>
          {title}
        </option>
      ))}
    </select>
  );
}
