import { useMemo, useSyncExternalStore } from 'react';
import { type ListState, printState, readState } from './listState';

export type Page =
  | { readonly name: 'list' }
  | { readonly name: 'statistics' }
  | { readonly name: 'execution'; readonly id: string };

/** The open page, and the filters of the list. The page of an execution has them for the way back. */
export interface Route {
  readonly page: Page;
  readonly state: ListState;
}

const executionPrefix = '#/execution/';

const pathOf = (page: Page): string => {
  switch (page.name) {
    case 'list':
      return '#/';
    case 'statistics':
      return '#/statistics';
    case 'execution':
      return executionPrefix + encodeURIComponent(page.id);
  }
};

const pageOf = (path: string): Page => {
  if (path === '#/statistics') return { name: 'statistics' };
  if (!path.startsWith(executionPrefix)) return { name: 'list' };
  try {
    return { name: 'execution', id: decodeURIComponent(path.slice(executionPrefix.length)) };
  } catch {
    return { name: 'list' };
  }
};

const routeOf = (hash: string): Route => {
  const [path = '', query = ''] = hash.split('?', 2);
  return { page: pageOf(path), state: readState(new URLSearchParams(query)) };
};

export const hrefOf = (page: Page, state: ListState): string => {
  const query = printState(state).toString();
  return query ? `${pathOf(page)}?${query}` : pathOf(page);
};

const currentRoute = (): Route => routeOf(window.location.hash);

/** The URL of an execution's page, with the filters of the current URL. Ids are stable, so it can be bookmarked. */
export const linkTo = (id: string): string => hrefOf({ name: 'execution', id }, currentRoute().state);

const subscribe = (onChange: () => void): (() => void) => {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
};

export const useRoute = (): Route => {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => routeOf(hash), [hash]);
};

/** A change that is written at once or while a person still types. The latter makes no entry in the history. */
type How = 'push' | 'replace';

/** Changes a part of the state in the URL. */
export const changeState = (change: Partial<ListState>, how: How = 'push'): void => {
  const { page, state } = currentRoute();
  const href = hrefOf(page, { ...state, ...change });
  if (how === 'push') {
    window.location.hash = href;
  } else {
    window.history.replaceState(null, '', href);
    window.dispatchEvent(new Event('hashchange'));
  }
};
