import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import {
  buildASTSchema,
  concatAST,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  parse,
  Source,
} from 'graphql';
import { readAwsCalls } from './awsCalls';
import { exampleOf } from './examples';
import { createMarkdown } from './html';
import { type Layout, layOut } from './layout';
import { overviewPage, summaryOf, typesPage } from './page';

/* Generates the reference from `schema/`, `docs/aws-calls.md` and `examples/`. */

const root = join(__dirname, '../..');

const filesIn = (folder: string): { name: string; text: string }[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(root, folder, name), 'utf8') }));

/** The schema, whose types know the file that defines them. */
const readSchema = (): GraphQLSchema =>
  buildASTSchema(concatAST(filesIn('schema').map(({ name, text }) => parse(new Source(text, name)))));

interface Member {
  readonly name: string;
  readonly description?: string | null | undefined;
}

const membersOf = (schema: GraphQLSchema, name: string): readonly Member[] => {
  const type = schema.getType(name);
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))
    return Object.values<Member>(type.getFields());
  return isEnumType(type) ? type.getValues() : [];
};

/** All types and their members, in the order of the pages. */
const searchIndex = (schema: GraphQLSchema, { pages, hrefOf }: Layout): [string, string, string][] =>
  pages
    .flatMap(({ types }) => types)
    .flatMap(({ name, description }): [string, string, string][] => [
      [name, summaryOf(description), hrefOf(name)],
      ...membersOf(schema, name).map((member): [string, string, string] => {
        const coordinate = `${name}.${member.name}`;
        return [coordinate, summaryOf(member.description), hrefOf(coordinate)];
      }),
    ]);

/** The URL of a name in a description, if it is a type or `Type.field`. */
const linkIn = (schema: GraphQLSchema, layout: Layout) => (code: string) => {
  const [typeName = '', member, ...rest] = code.split('.');
  const isKnown =
    member === undefined
      ? schema.getType(typeName) !== undefined
      : membersOf(schema, typeName).some(({ name }) => name === member);
  return isKnown && rest.length === 0 ? layout.hrefOf(code) : undefined;
};

/** Writes the pages, their style, and their script with the search index. */
export const buildReference = async (folder: string): Promise<void> => {
  const read = (file: string): string => readFileSync(join(__dirname, file), 'utf8');
  const schema = readSchema();
  const layout = layOut(schema);
  const awsCalls = readAwsCalls(schema, readFileSync(join(root, 'docs/aws-calls.md'), 'utf8'));
  const markdown = createMarkdown(linkIn(schema, layout));
  const renderer = { markdown, href: layout.hrefOf, awsCalls };
  const examples = filesIn('examples').map(({ text }) => text);

  mkdirSync(folder, { recursive: true });
  const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);
  write(
    'index.html',
    overviewPage(layout, markdown(read('introduction.md')), markdown(read('aws-calls.md'))),
  );
  for (const page of layout.pages) {
    const example = exampleOf(schema, examples, page.name);
    write(`${page.name}.html`, typesPage(schema, layout, page, example, renderer));
  }
  await build({
    entryPoints: [join(__dirname, 'search.ts'), join(__dirname, 'style.css')],
    outdir: folder,
    bundle: true,
    minify: true,
    target: 'es2022',
    define: { searchIndex: JSON.stringify(searchIndex(schema, layout)) },
    logLevel: 'warning',
  });
};
