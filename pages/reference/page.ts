import type { GraphQLSchema } from 'graphql';
import { noCalls } from './awsCalls';
import { escape } from './html';
import { fieldsReturning, type Layout, type NavigationGroup, type Page } from './layout';
import { directiveSection, kindOf, nounSection, type Renderer, typeSection } from './typeSection';

const favicon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M3 2l10 6-10 6z' fill='%23e10098'/%3E%3C/svg%3E";

interface Shell {
  readonly title: string;
  /** The current page in the navigation, or undefined for the overview. */
  readonly current: string | undefined;
  /** `docs/` for the overview, which is served as `/docs`. Empty for the other pages, which are beneath it. */
  readonly base: string;
  readonly layout: Layout;
  readonly content: string;
}

const linkItem = (text: string, href: string, isCurrent: boolean): string =>
  `<li><a href="${escape(href)}"${isCurrent ? ' aria-current="page"' : ''}>${escape(text)}</a></li>`;

const groupOf = ({ title, isOpen, links }: NavigationGroup, { base, current }: Shell): string => `
<details${isOpen ? ' open' : ''}>
<summary>${title}</summary>
<ul>${links.map(({ text, href }) => linkItem(text, base + href, text === current)).join('')}</ul>
</details>`;

const shell = (options: Shell): string => {
  const { title, base, layout, current, content } = options;
  const up = base === '' ? '../' : '';
  const overview = base === '' ? '../docs' : 'docs';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(title)} · execution-gateway</title>
<link rel="icon" href="${favicon}">
<link rel="stylesheet" href="${base}style.css">
<script src="${base}search.js" defer></script>
</head>
<body data-base="${base}">
<a class="skip" href="#content">Skip to the content</a>
<header>
<input type="checkbox" id="menu" aria-label="Navigation">
<label for="menu" aria-hidden="true">Menu</label>
<a class="home" href="${overview}">execution-gateway</a>
<div class="search">
<input id="search" type="search" role="combobox" placeholder="Search types and fields" aria-label="Search types and fields" aria-controls="results" aria-expanded="false" aria-autocomplete="list" autocomplete="off" spellcheck="false">
<kbd aria-hidden="true">/</kbd>
<ul id="results" role="listbox" aria-label="Results" hidden></ul>
</div>
<a class="graphiql" href="${up}graphql">GraphiQL</a>
</header>
<nav id="navigation" aria-label="Reference">
<ul>${linkItem('Overview', overview, current === undefined)}</ul>
${layout.groups.map((group) => groupOf(group, options)).join('')}
</nav>
<main id="content">
${content}
</main>
</body>
</html>
`;
};

/** The first sentence of a description, without Markdown. */
export const summaryOf = (description: string | null | undefined): string =>
  (/^[\s\S]*?\.(?=\s|$)/.exec(description ?? '')?.[0] ?? description ?? '')
    .replaceAll('`', '')
    .replace(/\s+/g, ' ')
    .trim();

const card = ({ name, types: [type] }: Page): string =>
  `<a class="card" href="docs/${name}"><strong>${name}</strong><span>${escape(summaryOf(type?.description))}</span></a>`;

const cards = (layout: Layout, title: string): string => {
  const group = layout.groups.find((each) => each.title === title);
  const pages = (group?.links ?? []).flatMap(({ text }) => layout.pages.filter(({ name }) => name === text));
  return `<h2>${title}</h2>\n<div class="cards">${pages.map(card).join('\n')}</div>`;
};

/** The page at `/docs`. */
export const overviewPage = (layout: Layout, introduction: string, awsCalls: string): string =>
  shell({
    title: 'Schema reference',
    current: undefined,
    base: 'docs/',
    layout,
    content: `<h1>Schema reference</h1>
<div class="description">${introduction}</div>
${['Executions', 'AWS objects', 'Start'].map((title) => cards(layout, title)).join('\n')}
<div class="description" id="introduction">${awsCalls}</div>`,
  });

const returnedBy = (schema: GraphQLSchema, name: string, { markdown }: Renderer): string => {
  const fields = fieldsReturning(schema, name);
  if (fields.length === 0) return '';
  const links = fields.map((field) => `\`${field}\``).join(', ');
  return `<div class="facts"><h2 id="returned-by">Returned by</h2>${markdown(links)}</div>`;
};

const waysTo = (name: string, { markdown, awsCalls }: Renderer): string => {
  const ways = awsCalls.waysTo(name);
  return ways.length === 0
    ? ''
    : `<div class="facts"><h2 id="aws-calls">AWS calls for one</h2>${markdown(ways.join('\n').replaceAll(noCalls, 'none'))}</div>`;
};

const exampleBlock = (example: string | undefined): string =>
  example === undefined
    ? ''
    : `<h2 id="example">Example</h2>\n<pre class="example" tabindex="0"><code>${escape(example)}</code></pre>`;

const onThisPage = ({ types, title }: Page): string =>
  types.length < 2
    ? ''
    : `<details class="contents"><summary>Types on this page</summary><ul aria-label="Types on this page of ${escape(title)}">${types
        .map(({ name }) => `<li><a href="#${name}"><code>${name}</code></a></li>`)
        .join('')}</ul></details>`;

/** A page with the types of a noun. */
export const typesPage = (
  schema: GraphQLSchema,
  layout: Layout,
  page: Page,
  example: string | undefined,
  renderer: Renderer,
): string => {
  const [main] = page.types;
  const isNoun = main?.name === page.name;
  const directives = isNoun ? [] : schema.getDirectives();
  const sections = (isNoun ? page.types.slice(1) : page.types).map((type) => typeSection(type, renderer));
  const head = `<h1>${escape(page.title)}${main && isNoun ? ` <small>${kindOf(main)}</small>` : ''}</h1>`;
  if (!main || !isNoun)
    return shell({
      title: page.title,
      current: page.name,
      base: '',
      layout,
      content: `${head}${sections.join('')}${directives.map((each) => directiveSection(each, renderer)).join('')}`,
    });
  const facts = [
    waysTo(main.name, renderer),
    returnedBy(schema, main.name, renderer),
    exampleBlock(example),
  ].join('\n');
  return shell({
    title: page.title,
    current: page.name,
    base: '',
    layout,
    content: `${head}${onThisPage(page)}${nounSection(main, `<aside>${facts}</aside>`, renderer)}${sections.join('')}`,
  });
};
