import { beforeEach, describe, expect, it } from '@jest/globals';
import { type DocumentNode, type GraphQLObjectType, type GraphQLSchema, isObjectType, parse } from 'graphql';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { createExecutor, PrintedData } from '../../src/execute';
import { declareHolder, declarePure, declareReading } from '../../src/execute/purity';
import { flat } from '../../src/execute/text';
import type { Charge, KeptText, NewText, Texts } from '../../src/execute/texts';

/* Which texts are kept, on a schema of records and pages. */

interface Thing {
  readonly kind: 'Thing';
  readonly name: unknown;
  readonly isRunning?: boolean;
}

let now = 0;
let resolved: string[] = [];
/** The pages that were read. */
let reads: object[] = [];
let root: unknown;

const resolve =
  (field: string) =>
  (source: Record<string, unknown>): unknown => {
    resolved.push(field);
    const value = source[field];
    if (value instanceof Error) throw value;
    return value;
  };

const schema: GraphQLSchema = makeExecutableSchema({
  typeDefs: `
    type Detail { a: String late: String }
    interface Named { name: String! }
    type Other implements Named { name: String! now: Int }
    type Thing implements Named {
      name: String! other: String now: Int age: Int detail: Detail details: [Detail] echo(text: String): String
      below(first: Int, named: [String]): Page
    }
    type Page { things: [Thing] named: [Named] size: Int }
    type Query { thing: Thing page: Page }
  `,
  resolvers: {
    Query: { thing: () => root, page: () => root },
    Thing: {
      name: resolve('name'),
      other: resolve('other'),
      detail: resolve('detail'),
      details: resolve('details'),
      now: () => now,
      age: ({ isRunning }: Thing) => (isRunning ? now : 5),
      echo: (_thing: unknown, { text }: { readonly text?: string }) => text,
      below: (
        thing: { readonly pages: Readonly<Record<string, unknown>> },
        { first = 0 }: { readonly first?: number },
      ) => {
        resolved.push('below');
        const page = thing.pages[first];
        if (page instanceof Promise) return page;
        reads.push(page as object);
        return page;
      },
    },
    Detail: { a: resolve('a'), late: () => Promise.resolve('late') },
    Other: { name: resolve('name'), now: () => now },
    Named: { __resolveType: ({ kind }: { readonly kind: string }) => kind },
    Page: { things: resolve('things'), named: resolve('named'), size: resolve('size') },
  },
});

const declare = (typeName: string, pure: Readonly<Record<string, (source: never) => boolean>>): void => {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(typeName);
  if (typeName !== 'Detail') declareHolder(type);
  for (const [name, isPure] of Object.entries(pure)) {
    const field = type.getFields()[name];
    if (field) declarePure(field, isPure);
  }
};
const always = () => true;
declare('Thing', {
  name: always,
  other: always,
  detail: always,
  details: always,
  echo: always,
  age: ({ isRunning }: Thing) => !isRunning,
});
const below = (schema.getType('Thing') as GraphQLObjectType).getFields().below;
if (below) declareReading(below);
declare('Detail', { a: always, late: always });
declare('Other', { name: always });
declare('Page', { things: always, named: always, size: always });

/** Keeps everything that the executor wants to keep of frozen objects. */
const createTexts = () => {
  const kept = new Map<object, (KeptText & NewText & { readonly text: string | undefined })[]>();
  let spent: Charge = { items: 0, fields: 0, characters: 0 };
  let isFull = false;
  let mostLength = Infinity;
  let used: (readonly object[])[] = [];
  const texts: Texts = {
    canHold: (source): source is object => Object.isFrozen(source),
    get: (holder, part, values) =>
      kept.get(holder as object)?.find((text) => text.part === part && text.values === values),
    keep(holder, { text, ...rest }) {
      const printed = { ...rest, text: text === undefined ? undefined : flat(text) };
      if ((printed.text?.length ?? 0) > mostLength) return false;
      kept.set(holder, [...(kept.get(holder) ?? []), printed]);
      return true;
    },
    drop: (holder, text) =>
      void kept.set(
        holder,
        (kept.get(holder) ?? []).filter((one) => one !== text),
      ),
    spent: () => spent,
    use(text) {
      if (isFull) return false;
      const { charge, reads: again } = text as NewText;
      used.push(again);
      reads.push(...again);
      spent = {
        items: spent.items + charge.items,
        fields: spent.fields + charge.fields,
        characters: spent.characters + charge.characters,
      };
      return true;
    },
    reads: () => reads.length,
    readsSince: (number) => reads.slice(number),
  };
  return {
    texts,
    textsOf: (holder: object) => kept.get(holder)?.map(({ text }) => text),
    fill: () => (isFull = true),
    keepAtMost: (length: number) => (mostLength = length),
    /** What was read again for the texts that were used since the last time. */
    takeUsed: () => {
      const before = used;
      used = [];
      return before;
    },
  };
};

let store: ReturnType<typeof createTexts>;
beforeEach(() => {
  now = 1;
  resolved = [];
  reads = [];
  store = createTexts();
});

const execute = createExecutor(
  schema,
  () => undefined,
  () => store.texts,
);

/** The data of a document, and the fields that were resolved for it. */
const ask = async (document: DocumentNode, variables: Record<string, unknown> = {}) => {
  resolved = [];
  const { data, errors } = await execute({ document, variables, context: undefined });
  return { data: data instanceof PrintedData ? data.toString() : data, errors, resolved };
};

const thing = (members: object): Readonly<Record<string, unknown>> =>
  Object.freeze({ kind: 'Thing', name: 'one', ...members });

describe('The text of a selection', () => {
  it('is kept with the object that decides it', async () => {
    root = thing({ other: 'ü' });
    const document = parse('{ thing { name other } }');
    const first = await ask(document);

    const second = await ask(document);

    expect(second.data).toBe('{"thing":{"name":"one","other":"ü"}}');
    expect(second.data).toBe(first.data);
    expect(first.resolved).toEqual(['name', 'other']);
    expect(second.resolved).toEqual([]);
  });

  it('is not used for another object', async () => {
    const document = parse('{ thing { name } }');
    root = thing({});
    await ask(document);

    root = thing({ name: 'two' });

    expect((await ask(document)).data).toBe('{"thing":{"name":"two"}}');
  });

  it('is not kept with an object that requests do not share', async () => {
    root = { name: 'one' };
    const document = parse('{ thing { name } }');
    await ask(document);

    expect((await ask(document)).resolved).toEqual(['name']);
  });

  it('is that of the fields beside those that are not declared pure', async () => {
    const record = thing({ other: 'x' });
    root = record;
    const document = parse('{ thing { name now other } }');
    await ask(document);
    now = 2;

    expect((await ask(document)).data).toBe('{"thing":{"name":"one","now":2,"other":"x"}}');
    expect(store.textsOf(record)).toEqual(['{"name":"one"', ',"other":"x"']);
  });

  it('is not kept where a field is not pure for this object', async () => {
    const document = parse('{ thing { name age } }');
    root = thing({ isRunning: true });
    await ask(document);
    now = 2;
    expect((await ask(document)).data).toBe('{"thing":{"name":"one","age":2}}');

    root = thing({ isRunning: false });
    await ask(document);
    expect(await ask(document)).toMatchObject({ data: '{"thing":{"name":"one","age":5}}', resolved: [] });
  });

  it('is not kept where an error occurred in it, also one in a list or one that goes up', async () => {
    const failing = { a: new Error('No a') };
    for (const members of [{ other: new Error('No') }, { details: [{ a: 'x' }, failing] }, { name: null }]) {
      root = thing(members);
      const document = parse('{ thing { name other details { a } } }');
      const first = await ask(document);
      const second = await ask(document);

      expect(first.errors).toHaveLength(1);
      expect(second.errors).toEqual(first.errors);
      expect(second.data).toBe(first.data);
      expect(second.resolved).toEqual(first.resolved);
    }
  });

  it('is not kept where it waits for a promise', async () => {
    const record = thing({ detail: { a: 'x' } });
    root = record;
    const document = parse('{ thing { name detail { a late } other } }');
    const expected = '{"thing":{"name":"one","detail":{"a":"x","late":"late"},"other":null}}';

    expect((await ask(document)).data).toBe(expected);
    expect((await ask(document)).data).toBe(expected);
    expect(store.textsOf(record)).toBeUndefined();
  });

  it('is not kept of a field with arguments', async () => {
    root = thing({});
    const document = parse('query ($text: String) { thing { a: echo(text: "a") b: echo(text: $text) } }');
    await ask(document, { text: 'b' });

    expect((await ask(document, { text: 'c' })).data).toBe('{"thing":{"a":"a","b":"c"}}');
  });

  it('differs between aliases, documents, and values of @skip and @include', async () => {
    root = thing({ other: 'x' });
    const conditional = parse('query ($no: Boolean!) { thing { name other @skip(if: $no) __typename } }');
    const aliased = parse('{ thing { other: name name: other } }');

    for (let time = 1; time <= 2; time += 1) {
      expect((await ask(conditional, { no: true })).data).toBe(
        '{"thing":{"name":"one","__typename":"Thing"}}',
      );
      expect((await ask(conditional, { no: false })).data).toBe(
        '{"thing":{"name":"one","other":"x","__typename":"Thing"}}',
      );
      expect((await ask(aliased)).data).toBe('{"thing":{"other":"one","name":"x"}}');
    }
  });

  it('differs between places that spread the same fragment', async () => {
    root = thing({ detail: { a: 'x' } });
    const document = parse(`
      { thing { ...name } again: thing { ...name other } }
      fragment name on Thing { name detail { ...detail } }
      fragment detail on Detail { a }
    `);

    for (let time = 1; time <= 2; time += 1) {
      expect((await ask(document)).data).toBe(
        '{"thing":{"name":"one","detail":{"a":"x"}},"again":{"name":"one","detail":{"a":"x"},"other":null}}',
      );
    }
  });

  it('is that of the outermost object', async () => {
    const [one, two] = [thing({}), thing({ name: 'two' })];
    const page = Object.freeze({ things: [one, two], size: 2 });
    root = page;
    const document = parse('{ page { things { name } size } }');
    await ask(document);

    expect(await ask(document)).toMatchObject({
      data: '{"page":{"things":[{"name":"one"},{"name":"two"}],"size":2}}',
      resolved: [],
    });
    expect(store.textsOf(page)).toHaveLength(1);
    expect(store.textsOf(one)).toBeUndefined();
  });

  it('is that of the outermost object where its fields are pure on each type of an interface', async () => {
    const other = Object.freeze({ kind: 'Other', name: 'two' });
    const page = Object.freeze({ named: [thing({}), other] });
    root = page;
    const pure = parse('{ page { named { __typename name } } }');
    const partly = parse('{ page { named { name ... on Other { now } } } }');
    await ask(pure);
    await ask(partly);
    now = 2;

    expect(await ask(pure)).toMatchObject({
      data: '{"page":{"named":[{"__typename":"Thing","name":"one"},{"__typename":"Other","name":"two"}]}}',
      resolved: [],
    });
    expect(store.textsOf(page)).toHaveLength(1);
    expect(await ask(partly)).toMatchObject({
      data: '{"page":{"named":[{"name":"one"},{"name":"two","now":2}]}}',
      resolved: ['named'],
    });
  });

  it('is that of each inner object where one of them is not pure', async () => {
    const [ended, running] = [thing({}), thing({ isRunning: true })];
    root = Object.freeze({ things: [ended, running] });
    const document = parse('{ page { things { name age } } }');
    await ask(document);
    await ask(document);
    now = 3;

    expect(await ask(document)).toMatchObject({
      data: '{"page":{"things":[{"name":"one","age":5},{"name":"one","age":3}]}}',
      resolved: ['things', 'name'],
    });
    expect(store.textsOf(ended)).toEqual(['{"name":"one","age":5']);
    expect(store.textsOf(running)).toEqual([undefined]);
  });

  it('is not used where the limits of the answer do not allow for it', async () => {
    root = thing({});
    const document = parse('{ thing { name } }');
    await ask(document);
    store.fill();

    expect(await ask(document)).toMatchObject({ data: '{"thing":{"name":"one"}}', resolved: ['name'] });
  });
});

describe('The text of a record with the lists beneath it', () => {
  const inner = thing({ name: 'inner', pages: [] });
  const page = Object.freeze({ things: [inner], size: 1 });
  const document = parse('{ thing { name below(first: 0) { things { name } size } other } }');
  const expected = '{"thing":{"name":"one","below":{"things":[{"name":"inner"}],"size":1},"other":null}}';

  it('is kept with what was read for it, and is the only one', async () => {
    const record = thing({ pages: [page] });
    root = record;
    await ask(document);

    expect(await ask(document)).toMatchObject({ data: expected, resolved: [] });
    expect(store.takeUsed()).toEqual([[page]]);
    expect(store.textsOf(record)).toEqual([expected.slice(9, -2)]);
    expect([page, inner].map(store.textsOf)).toEqual([undefined, undefined]);
  });

  it('replaces the texts within it, which were kept while the list was awaited', async () => {
    const pages: unknown[] = [Promise.resolve(page)];
    const record = thing({ pages });
    root = record;
    await ask(document);
    expect(store.textsOf(record)).toBeUndefined();
    expect(store.textsOf(page)).toEqual(['{"things":[{"name":"inner"}],"size":1']);
    pages[0] = page;

    expect(await ask(document)).toMatchObject({ data: expected, resolved: ['name', 'below', 'other'] });
    expect(store.textsOf(record)).toEqual([expected.slice(9, -2)]);
    expect(store.textsOf(page)).toEqual([]);
  });

  it('leaves the texts within it where it cannot be kept itself', async () => {
    root = thing({ pages: [page] });
    store.keepAtMost(40);
    await ask(document);

    expect(await ask(document)).toMatchObject({ data: expected, resolved: ['name', 'below', 'other'] });
    expect(store.textsOf(root as object)).toBeUndefined();
    expect(store.textsOf(page)).toEqual(['{"things":[{"name":"inner"}],"size":1']);
  });

  it('leaves the texts within it where something beneath it is not pure, and those of the other fields', async () => {
    const running = thing({ name: 'running', isRunning: true });
    const record = thing({ pages: [Object.freeze({ things: [inner, running] })] });
    root = record;
    const ages = parse('{ thing { name below { things { name age } } other } }');
    await ask(ages);
    await ask(ages);
    now = 2;

    expect(await ask(ages)).toMatchObject({
      data: '{"thing":{"name":"one","below":{"things":[{"name":"inner","age":5},{"name":"running","age":2}]},"other":null}}',
      resolved: ['below', 'things', 'name'],
    });
    expect(store.textsOf(record)).toEqual([undefined, '{"name":"one"', ',"other":null']);
    expect(store.textsOf(inner)).toEqual(['{"name":"inner","age":5']);
  });

  it('is not kept where an error occurred in a list', async () => {
    root = thing({ pages: [Object.freeze({ things: [thing({ name: null })] })] });
    const first = await ask(document);

    expect(first.errors).toHaveLength(1);
    expect(await ask(document)).toEqual(first);
    expect(store.textsOf(root as object)).toBeUndefined();
  });

  it('differs between the values of variables, also between null and none', async () => {
    const pages = [page, Object.freeze({ things: [], size: 0 })];
    root = thing({ pages: { 0: pages[0], 1: pages[1], null: Object.freeze({ things: [], size: -1 }) } });
    const variable = parse(
      'query ($first: Int, $no: String) { thing { below(first: $first, named: [$no]) { size } } }',
    );
    const sizes = [];
    for (let time = 1; time <= 2; time += 1)
      for (const variables of [{ first: 0 }, { first: 1 }, { first: null }, {}, { first: 0, no: 'x' }])
        sizes.push((await ask(variable, variables)).data);

    const sizeIs = (size: number) => `{"thing":{"below":{"size":${size}}}}`;
    expect(sizes.slice(0, 5)).toEqual([0, 1, 2, 3, 4].map((index) => sizeIs([1, 0, -1, 1, 1][index] ?? 0)));
    expect(sizes.slice(5)).toEqual(sizes.slice(0, 5));
    expect(store.textsOf(root as object)).toHaveLength(5);
    expect(resolved).toEqual([]);
  });
});
