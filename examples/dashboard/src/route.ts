import { useSyncExternalStore } from 'react';

const executionPrefix = '#/execution/';

const subscribe = (onChange: () => void): (() => void) => {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
};

/** The URL of an execution's page. Ids are stable, so it can be bookmarked. */
export const linkTo = (id: string): string => executionPrefix + encodeURIComponent(id);

export const linkToList = '#/';

/** The id of the open execution. Undefined on the list. */
export const useOpenedId = (): string | undefined => {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return hash.startsWith(executionPrefix)
    ? decodeURIComponent(hash.slice(executionPrefix.length))
    : undefined;
};
