interface StoredTab {
  readonly query: string | null;
  readonly variables: string | null;
}

interface StoredTabs {
  readonly tabs: readonly StoredTab[];
  readonly activeTabIndex: number;
}

/**
 * The tab that was active before a reload, or undefined on the first visit. GraphiQL restores its tabs, but shows the
 * last edited query instead of the active tab, as one more tab if no other has the same query and variables.
 */
export const activeTab = (): StoredTab | undefined => {
  try {
    const stored = JSON.parse(localStorage.getItem('graphiql:tabState') ?? 'null') as StoredTabs | null;
    return stored?.tabs[stored.activeTabIndex];
  } catch {
    // Storage may be blocked, or hold what another version of GraphiQL has written.
    return undefined;
  }
};

const withoutHeaders = (history: string): string =>
  JSON.stringify(JSON.parse(history), (key, value: unknown) => (key === 'headers' ? undefined : value));

/**
 * The browser's storage, except that the history is stored without headers. GraphiQL keeps headers out of its tabs, but not
 * out of its history, and headers can hold credentials.
 */
export const storage = {
  getItem: (key: string) => localStorage.getItem(key),
  setItem(key: string, value: string) {
    const isHistory = key === 'graphiql:queries' || key === 'graphiql:favorites';
    localStorage.setItem(key, isHistory ? withoutHeaders(value) : value);
  },
  removeItem: (key: string) => localStorage.removeItem(key),
  clear: () => localStorage.clear(),
  get length() {
    return localStorage.length;
  },
};
