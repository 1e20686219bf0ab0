/*
 * Objects that are made of one page of AWS, or of one page of the list of all executions, such as the page of a connection.
 * They are made once, immutable like the page, and forgotten with it.
 */

/** Clients seldom request one list in more page sizes. */
const mostPerPage = 4;

const views = new WeakMap<object, readonly object[]>();
const none: readonly object[] = [];

/** The views of a page that were made last. */
export const viewsOf = (page: object): readonly object[] => views.get(page) ?? none;

/** Remembers a view, and returns it. */
export const addView = <View extends object>(page: object, view: View): View => {
  views.set(page, [...viewsOf(page).slice(1 - mostPerPage), view]);
  return view;
};
