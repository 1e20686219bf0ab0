import { ChevronDownIcon, DropdownMenu, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect } from 'react';

/** Lists all tabs, also those that are scrolled out of view, and keeps the active one in view. */
export const TabMenu = () => {
  const { tabs, activeTabIndex } = useGraphiQL(({ tabs, activeTabIndex }) => ({ tabs, activeTabIndex }));
  const actions = useGraphiQLActions();

  useEffect(() => {
    document.querySelector('.graphiql-tab-active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [activeTabIndex, tabs.length]);

  return (
    <DropdownMenu>
      <DropdownMenu.Button className="gateway-tab-menu" aria-label="All tabs">
        {tabs.length} {tabs.length === 1 ? 'tab' : 'tabs'} <ChevronDownIcon aria-hidden />
      </DropdownMenu.Button>
      <DropdownMenu.Content align="end">
        {tabs.map(({ id, title }, index) => (
          <DropdownMenu.Item
            key={id}
            aria-current={index === activeTabIndex}
            onSelect={() => actions.changeTab(index)}
          >
            {title}
          </DropdownMenu.Item>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu>
  );
};
