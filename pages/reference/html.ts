import { Marked } from 'marked';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escape = (text: string): string => text.replace(/[&<>"']/g, (each) => entities[each] ?? each);

export type Markdown = (text: string) => string;

/**
 * Renders Markdown. HTML in it is shown as text. Code that names a type, or a field as `Type.field`, becomes a link.
 */
export const createMarkdown = (hrefOf: (coordinate: string) => string | undefined): Markdown => {
  const marked = new Marked({
    renderer: {
      html: ({ text }) => escape(text),
      codespan: ({ text }) => {
        const code = `<code>${escape(text)}</code>`;
        const href = hrefOf(text);
        return href === undefined ? code : `<a href="${escape(href)}">${code}</a>`;
      },
    },
  });
  return (text) => marked.parse(text, { async: false });
};

/** A link to a type with its wrappers: `[<a>Image</a>!]!`. */
export const typeLink = (type: string, href: (name: string) => string): string => {
  const [, before = '', name = '', after = ''] = /^(\[*)(\w+)(.*)$/.exec(type) ?? [];
  return `<code class="type">${before}<a href="${escape(href(name))}">${name}</a>${after}</code>`;
};
