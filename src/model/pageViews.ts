/*
 * Objects that are made of one page of AWS, or of one page of the list of all executions, such as the page of a connection.
 * They are made once, immutable like the page, and dropped with it.
 */

/** Clients seldom request one list in more page sizes. */
const mostPerPage = 4;

const views = new WeakMap<object, readonly object[]>();
const shared = new WeakSet();
const none: readonly object[] = [];

/** The views of a page that requests share. */
export const viewsOf = (page: object): readonly object[] => views.get(page) ?? none;

/** Shares a view, unless the page has enough of them already, and returns it. A shared view remains as long as its page. */
export const addView = <View extends object>(page: object, view: View): View => {
  const known = viewsOf(page);
  if (known.length === mostPerPage) return view;
  views.set(page, [...known, view]);
  shared.add(view);
  return view;
};

/** True for a view that requests share. */
export const isSharedView = (view: object): boolean => shared.has(view);
