import { useSyncExternalStore } from 'react';

const opened = '#/execution/';

const subscribe = (onChange: () => void): (() => void) => {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
};

/** The address of an execution's page, good for a bookmark: ids are stable. */
export const linkTo = (id: string): string => opened + encodeURIComponent(id);

export const linkToList = '#/';

/** The id of the execution that is opened; undefined for the list. */
export const useOpened = (): string | undefined => {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return hash.startsWith(opened) ? decodeURIComponent(hash.slice(opened.length)) : undefined;
};
