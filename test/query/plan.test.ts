import { describe, expect, it } from '@jest/globals';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { execute, type GraphQLResolveInfo, parse } from 'graphql';
import { queryPlans } from '../../src/query/plan';

/* What resolvers see of a document: the names selected beneath their field and around it, by the path of the answer. */

interface Seen {
  readonly path: string;
  readonly beneath: readonly string[];
  readonly around: readonly string[];
}

let seen: Seen[] = [];
const sets: unknown[] = [];

const pathOf = ({ path }: GraphQLResolveInfo): string => {
  const keys: (string | number)[] = [];
  for (let at: typeof path | undefined = path; at; at = at.prev) keys.unshift(at.key);
  return keys.join('.');
};

const look =
  (type: string) => (_parent: unknown, _args: unknown, _context: unknown, info: GraphQLResolveInfo) => {
    const selection = queryPlans.field(info).selection(type);
    sets.push(selection);
    seen.push({
      path: pathOf(info),
      beneath: [...selection.names],
      around: [...queryPlans.selectionAround(info).names],
    });
    return type === 'Book' ? {} : {};
  };

const schema = makeExecutableSchema({
  typeDefs: `
    interface Thing { id: ID name: String }
    type Book implements Thing { id: ID name: String pages: Int author: Person similar: [Book] }
    type Person implements Thing { id: ID name: String born: Int books: [Book] }
    type Query { book: Book person: Person thing: Thing }
  `,
  resolvers: {
    Thing: { __resolveType: () => 'Book' },
    Query: { book: look('Book'), person: look('Person'), thing: look('Book') },
    Book: {
      author: look('Person'),
      similar: (...args: Parameters<ReturnType<typeof look>>) => [look('Book')(...args), {}],
    },
  },
});

const run = async (
  source: string,
  variables: Record<string, unknown> = {},
  document = parse(source),
): Promise<readonly Seen[]> => {
  seen = [];
  const { errors } = await execute({ schema, document, variableValues: variables });
  expect(errors).toBeUndefined();
  return seen;
};

describe('queryPlans', () => {
  it('has the fields beneath a field and around it, without __typename', async () => {
    expect(await run('{ book { __typename id author { name } } }')).toEqual([
      { path: 'book', beneath: ['id', 'author'], around: ['book'] },
      { path: 'book.author', beneath: ['name'], around: ['id', 'author'] },
    ]);
  });

  it('merges what one response key selects in several places', async () => {
    const [book] = await run('{ book { id } ...more } fragment more on Query { book { pages } }');

    expect(book?.beneath).toEqual(['id', 'pages']);
  });

  it('tells one fragment in two places apart, where only one of them selects more', async () => {
    const query = `
      { first: book { ...author } second: book { ...author author { born } } }
      fragment author on Book { author { name } }`;

    expect(await run(query)).toMatchObject([
      { path: 'first', beneath: ['author'] },
      { path: 'first.author', beneath: ['name'] },
      { path: 'second', beneath: ['author'] },
      { path: 'second.author', beneath: ['name', 'born'] },
    ]);
  });

  it('has only the fields of fragments on the type and its interfaces', async () => {
    const [thing] = await run(
      '{ thing { ... on Book { pages } ... on Person { born } ... on Thing { name } } }',
    );

    expect(thing?.beneath).toEqual(['pages', 'name']);
  });

  it('has what is selected of an item of a list', async () => {
    const visited = await run('{ book { similar { author { born } } } }');

    expect(visited.filter(({ path }) => path.endsWith('author'))).toEqual([
      { path: 'book.similar.0.author', beneath: ['born'], around: ['author'] },
      { path: 'book.similar.1.author', beneath: ['born'], around: ['author'] },
    ]);
  });

  it('follows @skip and @include of one document for each value of their variables', async () => {
    const document = parse(
      'query ($a: Boolean = false, $b: Boolean!) { book { id @skip(if: $a) pages @include(if: $b) name } }',
    );
    const beneath = async (variables: Record<string, unknown>) =>
      (await run('', variables, document))[0]?.beneath;

    expect(await beneath({ b: true })).toEqual(['id', 'pages', 'name']);
    expect(await beneath({ a: true, b: true })).toEqual(['pages', 'name']);
    expect(await beneath({ a: false, b: false })).toEqual(['id', 'name']);
    expect(await beneath({ b: true })).toEqual(['id', 'pages', 'name']);
  });

  it('is made once per document and value of its conditions', async () => {
    const document = parse('query ($with: Boolean!) { book { id pages @include(if: $with) } }');
    sets.length = 0;
    await run('', { with: true }, document);
    await run('', { with: false }, document);
    await run('', { with: true }, document);

    const [first, other, again] = sets;
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('is made in time that grows with the document, not with what its fragments multiply to', async () => {
    const fragments = Array.from(
      { length: 40 },
      (_, index) =>
        `fragment f${index} on Book { author { name } similar { id } ...f${index + 1} ...f${index + 1} }`,
    );
    const query = `{ book { ...f0 } } ${fragments.join(' ')} fragment f40 on Book { pages }`;
    const begun = performance.now();

    const [book] = await run(query);

    expect(book?.beneath).toEqual(['author', 'similar', 'pages']);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});
