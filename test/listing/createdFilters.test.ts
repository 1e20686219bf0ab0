import { describe, expect, it } from '@jest/globals';
import { estateOf, type RegionData } from '../support/estate';
import { gatewayForTests } from '../support/gatewayForTests';
import { range } from '../support/sequence';

const account = '111122223333';
const regions = ['us-east-1', 'eu-west-1'] as const;

/** Both lists have an item per day of September 2026, 30 items in all: more than AWS returns per page (25). */
const days = range(30).map((index) => index + 1);
const dayOf = (day: number): string => `2026-09-${String(day).padStart(2, '0')}`;

const statusOf = (day: number): 'FAILED' | 'AVAILABLE' => (day % 10 === 0 ? 'FAILED' : 'AVAILABLE');
const nameOf = (day: number): string => `golden ${day % 3}`;

const dataOf = (region: string): RegionData => {
  const arn = (resource: string): string => `arn:aws:imagebuilder:${region}:${account}:${resource}`;
  return {
    images: [
      ...days.map((day) => ({
        arn: arn(`image/golden/1.0.0/${day}`),
        name: nameOf(day),
        dateCreated: `${dayOf(day)}T00:00:00.000Z`,
        state: { status: statusOf(day) },
      })),
      { arn: arn('image/golden/1.0.0/99'), name: 'no time' },
    ],
    imagePipelines: [
      ...days.map((day) => ({
        arn: arn(`image-pipeline/p${day}`),
        name: nameOf(day),
        dateCreated: `${dayOf(day)}T00:00:00.000Z`,
        status: day % 10 === 0 ? ('DISABLED' as const) : ('ENABLED' as const),
      })),
      { arn: arn('image-pipeline/p99'), name: 'no time' },
    ],
  };
};

const { ask, gateway } = gatewayForTests(
  estateOf(Object.fromEntries(regions.map((region) => [`${account}/${region}`, dataOf(region)]))),
);

interface Listed {
  readonly field: string;
  readonly operation: string;
  readonly rare: string;
  readonly common: string;
}

const images: Listed = {
  field: 'images',
  operation: 'ListImageBuildVersions',
  rare: 'FAILED',
  common: 'AVAILABLE',
};
const imagePipelines: Listed = {
  field: 'imagePipelines',
  operation: 'ListImagePipelines',
  rare: 'DISABLED',
  common: 'ENABLED',
};

/** The numbers at the end of the ARNs: days, or 99. */
const read = async ({ field }: Listed, args: string) => {
  const sent = gateway().sandbox.calls.all().length;
  const { data, errors, calls } = await ask(
    `{ list: ${field}(${args}) { nodes { arn } pageInfo { hasNextPage endCursor } coverage { state } } }`,
  );
  const nodes: readonly { arn: string }[] = data.list?.nodes ?? [];
  const found = nodes.map(({ arn }) => Number(/\d+$/.exec(arn)?.[0])).sort((one, other) => one - other);
  const inputs = gateway()
    .sandbox.calls.all()
    .slice(sent)
    .filter(({ operation }) => calls.includes(operation))
    .map(({ input }) => input);
  return { found, errors, calls, inputs, pageInfo: data.list?.pageInfo, coverage: data.list?.coverage };
};

const inOneRegion = 'first: 100, scope: { region: "us-east-1" }';

describe.each([images, imagePipelines])('Query.$field with filters', (list) => {
  it('lets AWS select the name, in each scope', async () => {
    const { found, calls, inputs } = await read(list, 'first: 100, name: "golden 1"');

    const named = days.filter((day) => nameOf(day) === 'golden 1');
    expect(found).toEqual(named.flatMap((day) => [day, day]));
    expect(calls).toEqual([list.operation, list.operation]);
    expect(inputs).toEqual(
      Array(2).fill({ filters: [{ name: 'name', values: ['golden 1'] }], maxResults: 25 }),
    );
  });

  it('finds no part of a name, and no other case', async () => {
    const part = await read(list, `${inOneRegion}, name: "golden"`);
    const otherCase = await read(list, `${inOneRegion}, name: "Golden 1"`);

    expect([part.found, otherCase.found]).toEqual([[], []]);
  });

  it('includes what was created at createdAfter, and excludes createdBefore and what has no time', async () => {
    const between = `createdAfter: "${dayOf(5)}T00:00:00Z", createdBefore: "${dayOf(8)}T00:00:00Z"`;
    const { found, inputs } = await read(list, `${inOneRegion}, ${between}`);
    const early = await read(list, `${inOneRegion}, createdBefore: "${dayOf(3)}T00:00:00Z"`);
    const late = await read(list, `${inOneRegion}, createdAfter: "${dayOf(29)}T00:00:00Z"`);

    expect(found).toEqual([5, 6, 7]);
    expect(inputs.map(({ filters }) => filters)).toEqual([undefined, undefined]);
    expect(early.found).toEqual([1, 2]);
    expect(late.found).toEqual([29, 30]);
  });

  it('includes the statuses', async () => {
    const rare = await read(list, `${inOneRegion}, statuses: [${list.rare}]`);
    const both = await read(list, `${inOneRegion}, statuses: [${list.rare}, ${list.common}]`);

    expect(rare.found).toEqual([10, 20, 30]);
    expect(both.found).toEqual(days);
  });

  it('matches all filters at once', async () => {
    const { found } = await read(
      list,
      `${inOneRegion}, name: "golden 2", statuses: [${list.rare}], createdAfter: "${dayOf(15)}T00:00:00Z"`,
    );

    expect(found).toEqual([20]);
  });

  it('matches nothing for no statuses, without a call', async () => {
    const one = await read(list, `${inOneRegion}, statuses: []`);
    const all = await read(list, 'statuses: []');

    for (const { found, calls, coverage, pageInfo, errors } of [one, all]) {
      expect({ found, calls, coverage, errors }).toEqual({
        found: [],
        calls: [],
        coverage: [],
        errors: undefined,
      });
      expect(pageInfo).toEqual({ hasNextPage: false, endCursor: null });
    }
  });

  it('selects everything with null for each filter', async () => {
    const { found } = await read(
      list,
      `${inOneRegion}, name: null, createdAfter: null, createdBefore: null, statuses: null`,
    );

    expect(found).toEqual([...days, 99]);
  });

  it.each(['', ', scope: { region: "eu-west-1" }'])('joins pages to the whole list%s', async (scope) => {
    const filter = `createdAfter: "${dayOf(4)}T00:00:00Z", statuses: [${list.common}]${scope}`;
    const whole = await read(list, `first: 100, ${filter}`);
    const joined: number[] = [];
    for (let after: string | null = null, hasNextPage = true; hasNextPage;) {
      const page = await read(list, `first: 7, after: ${JSON.stringify(after)}, ${filter}`);
      joined.push(...page.found);
      expect(joined.length).toBeLessThanOrEqual(whole.found.length);
      ({ endCursor: after, hasNextPage } = page.pageInfo);
    }

    expect(joined.sort((one, other) => one - other)).toEqual(whole.found);
    expect(whole.found.length).toBeGreaterThan(20);
  });

  it.each([
    ['another name', 'name: "golden 1"', 'name: "golden 2"'],
    ['no filter', 'name: "golden 1"', ''],
    ['another range', `createdAfter: "${dayOf(2)}T00:00:00Z"`, `createdAfter: "${dayOf(3)}T00:00:00Z"`],
    ['the other bound', `createdAfter: "${dayOf(2)}T00:00:00Z"`, `createdBefore: "${dayOf(2)}T00:00:00Z"`],
    ['other statuses', `statuses: [${list.common}]`, `statuses: [${list.rare}]`],
  ])('refuses a cursor of %s, without a call', async (_what, filter, other) => {
    for (const scope of ['', ', scope: { region: "us-east-1" }']) {
      const { pageInfo } = await read(list, `first: 1, ${filter}${scope}`);

      const { errors, calls } = await read(list, `after: "${pageInfo.endCursor}", ${other}${scope}`);

      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(calls).toEqual([]);
    }
  });

  it('accepts a cursor of an equal filter that is written otherwise', async () => {
    const { pageInfo } = await read(
      list,
      `first: 1, statuses: [${list.rare}, ${list.common}], createdAfter: "${dayOf(1)}T02:00:00+02:00"`,
    );

    const { errors, found } = await read(
      list,
      `after: "${pageInfo.endCursor}", first: 100, createdAfter: "${dayOf(1)}T00:00:00Z", statuses: [${list.common}, ${list.rare}, ${list.common}]`,
    );

    expect(errors).toBeUndefined();
    expect(found).toHaveLength(2 * days.length - 1);
  });

  it.each([
    ['an empty name', 'name: ""', /Invalid `name`: ""/],
    ['a name with characters that AWS refuses', 'name: "golden*"', /Invalid `name`: "golden\*"/],
    ['a name that is too long', `name: "${'a'.repeat(1025)}"`, /1 to 1024 letters/],
    [
      'a range that is empty',
      `createdAfter: "${dayOf(2)}T00:00:00Z", createdBefore: "${dayOf(2)}T00:00:00Z"`,
      /Invalid `createdBefore`/,
    ],
    ['a time that is none', 'createdAfter: "yesterday"', /yesterday/],
    ['a status that is none', 'statuses: [AVAILABEL]', /AVAILABEL/],
  ])('refuses %s, without a call', async (_what, filter, message) => {
    const { data, errors, calls } = await ask(`{ ${list.field}(${filter}) { nodes { arn } } }`);

    expect(data?.[list.field] ?? null).toBeNull();
    expect(errors).toMatchObject([{ message: expect.stringMatching(message) }]);
    expect(calls).toEqual([]);
  });
});

describe('Query.imagePipelines with statuses', () => {
  it('lets AWS select a single status', async () => {
    const { inputs, calls } = await read(imagePipelines, `${inOneRegion}, statuses: [DISABLED, DISABLED]`);

    expect(inputs).toEqual([{ filters: [{ name: 'status', values: ['DISABLED'] }], maxResults: 25 }]);
    expect(calls).toEqual(['ListImagePipelines']);
  });
});

describe('Query.imagePipelines with a filter that matches little', () => {
  const pipelines = range(1100).map((index) => ({
    arn: `arn:aws:imagebuilder:us-east-1:${account}:image-pipeline/p${index}`,
    name: 'golden',
    dateCreated: index === 1050 ? '2026-09-02T00:00:00.000Z' : '2026-08-01T00:00:00.000Z',
  }));
  const large = gatewayForTests(estateOf({ [`${account}/us-east-1`]: { imagePipelines: pipelines } }));

  it('reads at most 40 pages of AWS per page, and continues after them', async () => {
    const query = (after: string | null): string => `{ imagePipelines(
      first: 1, after: ${JSON.stringify(after)}, createdAfter: "2026-09-01T00:00:00Z"
    ) { nodes { arn } pageInfo { hasNextPage endCursor } } }`;

    const first = await large.ask(query(null));
    const second = await large.ask(query(first.data.imagePipelines.pageInfo.endCursor));

    expect(first.data.imagePipelines).toMatchObject({ nodes: [], pageInfo: { hasNextPage: true } });
    expect(first.calls).toHaveLength(40);
    expect(second.data.imagePipelines.nodes).toEqual([{ arn: pipelines[1050]?.arn }]);
    expect(second.calls.length).toBeLessThanOrEqual(4);
  });
});
