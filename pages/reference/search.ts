/* The behaviour of the reference's pages: search, and links to the former single page. */

/** Name, description, and URL relative to `/docs/`. Written into the bundle by `pages/reference/build.ts`. */
type Entry = readonly [name: string, summary: string, href: string];
declare const searchIndex: readonly Entry[];

const limit = 30;

const input = document.querySelector<HTMLInputElement>('#search');
const list = document.querySelector<HTMLUListElement>('#results');
/** `docs/` on the overview, which is served as `/docs`, and empty on the other pages. */
const base = document.body.dataset.base ?? '';

/** Lower is better; undefined for no match. `Type.field` matches by its field, too. */
const scoreOf = (name: string, text: string): number | undefined => {
  const lower = name.toLowerCase();
  const field = lower.slice(lower.indexOf('.') + 1);
  const isField = field !== lower;
  if (lower === text) return 0;
  if (field === text) return 1;
  if (lower.startsWith(text)) return isField ? 4 : 2;
  if (field.startsWith(text)) return 3;
  return lower.includes(text) ? 5 : undefined;
};

const find = (text: string): Entry[] =>
  searchIndex
    .flatMap((entry) => {
      const score = scoreOf(entry[0], text);
      return score === undefined ? [] : [{ entry, score }];
    })
    .sort((one, other) => one.score - other.score || one.entry[0].length - other.entry[0].length)
    .slice(0, limit)
    .map(({ entry }) => entry);

const optionOf = ([name, summary, href]: Entry, index: number): HTMLLIElement => {
  const item = document.createElement('li');
  item.id = `result-${index}`;
  item.setAttribute('role', 'option');
  const link = document.createElement('a');
  link.href = base + href;
  link.tabIndex = -1;
  const code = document.createElement('code');
  code.textContent = name;
  const text = document.createElement('span');
  text.textContent = summary;
  link.append(code, text);
  item.append(link);
  return item;
};

const enableSearch = (field: HTMLInputElement, results: HTMLUListElement): void => {
  let selected = 0;

  const select = (index: number): void => {
    const options = [...results.querySelectorAll('[role=option]')];
    selected = options.length === 0 ? 0 : (index + options.length) % options.length;
    for (const [position, option] of options.entries())
      option.setAttribute('aria-selected', String(position === selected));
    options[selected]?.scrollIntoView({ block: 'nearest' });
    if (options.length > 0) field.setAttribute('aria-activedescendant', `result-${selected}`);
    else field.removeAttribute('aria-activedescendant');
  };

  const close = (): void => {
    results.hidden = true;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  };

  const show = (): void => {
    const text = field.value.trim().toLowerCase();
    if (text === '') {
      close();
      return;
    }
    const found = find(text);
    const nothing = document.createElement('li');
    nothing.className = 'nothing';
    nothing.textContent = 'No type or field has this name.';
    results.replaceChildren(...(found.length > 0 ? found.map(optionOf) : [nothing]));
    results.hidden = false;
    field.setAttribute('aria-expanded', 'true');
    select(0);
  };

  field.addEventListener('input', show);
  field.addEventListener('focus', show);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') select(selected + 1);
    else if (event.key === 'ArrowUp') select(selected - 1);
    else if (event.key === 'Enter') results.querySelectorAll('a')[selected]?.click();
    else if (event.key === 'Escape') {
      field.value = '';
      close();
      field.blur();
      return;
    } else return;
    event.preventDefault();
  });
  results.addEventListener('click', close);
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && !target.closest('.search')) close();
  });
  document.addEventListener('keydown', (event) => {
    const { target } = event;
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target instanceof HTMLElement && /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
};

/** Follows links to the former single page: `/docs#definition-Image`, `/docs#query-image`. */
const followOldLink = (): void => {
  const [, kind, name] = /^#(definition|query)-(\w+)$/.exec(location.hash) ?? [];
  if (name === undefined) return;
  const target = kind === 'query' ? `Query.${name}` : name;
  const entry = searchIndex.find(([each]) => each === target);
  if (entry) location.replace(base + entry[2]);
};

if (input && list) enableSearch(input, list);
followOldLink();

/* On narrow windows, the menu covers the page, so that following one of its links closes it. */
const menu = document.querySelector<HTMLInputElement>('#menu');
document.querySelector('#navigation')?.addEventListener('click', ({ target }) => {
  if (menu && target instanceof Element && target.closest('a')) menu.checked = false;
});
