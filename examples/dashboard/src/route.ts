import { useMemo, useSyncExternalStore } from 'react';
import { type ListState, printState, readState } from './listState';

export type Page =
  | { readonly name: 'list' }
  | { readonly name: 'statistics' }
  | { readonly name: 'execution'; readonly id: string }
  /** The transfers of a file, by its key, path or name. Empty before the reader has typed one. */
  | { readonly name: 'file'; readonly fileName: string }
  /** Two image builds, by id. Without `base`, the last good build before `head`. */
  | { readonly name: 'comparison'; readonly base: string; readonly head: string };

/** The open page, and the filters of the list. Other pages have them for the way back. */
export interface Route {
  readonly page: Page;
  readonly state: ListState;
}

const executionPrefix = '#/execution/';
const filePrefix = '#/file/';
const comparisonPath = '#/compare';

const pathOf = (page: Page): string => {
  switch (page.name) {
    case 'list':
      return '#/';
    case 'statistics':
      return '#/statistics';
    case 'execution':
      return executionPrefix + encodeURIComponent(page.id);
    case 'file':
      return filePrefix + encodeURIComponent(page.fileName);
    case 'comparison':
      return comparisonPath;
  }
};

/** The parameters of a page, which come before those of the filters. */
const paramsOf = (page: Page): URLSearchParams =>
  new URLSearchParams(
    page.name === 'comparison' ? { ...(page.base && { base: page.base }), head: page.head } : {},
  );

const pageOf = (path: string, params: URLSearchParams): Page => {
  if (path === '#/statistics') return { name: 'statistics' };
  if (path === comparisonPath)
    return { name: 'comparison', base: params.get('base') ?? '', head: params.get('head') ?? '' };
  try {
    if (path.startsWith(executionPrefix))
      return { name: 'execution', id: decodeURIComponent(path.slice(executionPrefix.length)) };
    if (path.startsWith(filePrefix))
      return { name: 'file', fileName: decodeURIComponent(path.slice(filePrefix.length)) };
  } catch {
    // People edit URLs.
  }
  return { name: 'list' };
};

const routeOf = (hash: string): Route => {
  const [path = '', query = ''] = hash.split('?', 2);
  const params = new URLSearchParams(query);
  return { page: pageOf(path, params), state: readState(params) };
};

export const hrefOf = (page: Page, state: ListState): string => {
  const query = new URLSearchParams([...paramsOf(page), ...printState(state)]).toString();
  return query ? `${pathOf(page)}?${query}` : pathOf(page);
};

const currentRoute = (): Route => routeOf(window.location.hash);

/** The URL of a page, with the filters of the current URL. */
export const linkToPage = (page: Page): string => hrefOf(page, currentRoute().state);

/** The URL of an execution's page, with the filters of the current URL. Ids are stable, so it can be bookmarked. */
export const linkTo = (id: string): string => linkToPage({ name: 'execution', id });

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

const go = (href: string, how: How): void => {
  if (how === 'push') {
    window.location.hash = href;
  } else {
    window.history.replaceState(null, '', href);
    window.dispatchEvent(new Event('hashchange'));
  }
};

/** Opens a page, with the same filters. */
export const openPage = (page: Page, how: How = 'push'): void => go(linkToPage(page), how);

/** Changes a part of the state in the URL. */
export const changeState = (change: Partial<ListState>, how: How = 'push'): void => {
  const { page, state } = currentRoute();
  go(hrefOf(page, { ...state, ...change }), how);
};
