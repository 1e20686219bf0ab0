import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { hashOfKey } from '../../../../src/access/apiKeys';
import type { RoleSettings } from '../../../../src/access/settings';
import { smallScopesArbitrary } from '../arbitraries';
import { filters, orders, pageSizes, sensitiveFilters } from '../filterArbitraries';
import {
  expectedNode,
  expectedRow,
  type Harness,
  holdingsOf,
  lasting,
  pageSizeFor,
  places,
  statuses,
  testClock,
} from '../harness';
import {
  allItemsOf,
  callsOf,
  countsOf,
  type Filter,
  itemsOf,
  type Kind,
  kinds,
  type Sight,
  sourcesOf,
} from '../model';
import { allPages, countsFrom, pageOf } from '../requests';

interface Role {
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  readonly kinds: readonly Kind[];
  readonly sensitive: boolean;
}

const someOrAll = (values: readonly string[]): fc.Arbitrary<readonly string[]> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant(['*']) },
    { weight: 1, arbitrary: fc.subarray([...values], { minLength: 1 }) },
  );

const roles: fc.Arbitrary<Role> = fc.record({
  accounts: someOrAll(['111122223333', '444455556666']),
  regions: someOrAll(['us-east-1', 'eu-west-1']),
  kinds: fc.oneof(
    { weight: 2, arbitrary: fc.constant(kinds) },
    { weight: 1, arbitrary: fc.subarray([...kinds], { minLength: 1 }) },
  ),
  sensitive: fc.boolean(),
});

const settingsOf = (role: Role): RoleSettings => ({
  ...role,
  introspection: false,
  graphiql: false,
  reference: false,
  callReport: false,
  noCache: true,
});

/** Rights are the union of the roles: each allows its accounts × its regions × its kinds. */
const sightOf = (held: readonly Role[]): Sight => {
  const has = (values: readonly string[], value = ''): boolean =>
    values.includes('*') || values.includes(value);
  const ofPlace = (place: string): readonly Role[] => {
    const [account, region] = place.split('/');
    return held.filter((role) => has(role.accounts, account) && has(role.regions, region));
  };
  const ofKind = (place: string, kind: Kind): readonly Role[] =>
    ofPlace(place).filter((role) => role.kinds.includes(kind));
  return {
    seesPlace: (place) => ofPlace(place).length > 0,
    sees: (place, kind) => ofKind(place, kind).length > 0,
    seesSensitive: (place, kind) => ofKind(place, kind).some(({ sensitive }) => sensitive),
  };
};

/** True where the filter names an account, a region or a parent of places that the caller does not see. */
const namesHidden = (
  { accountIds = [], regions = [], parentIds = [] }: Filter,
  { seesPlace }: Sight,
): boolean => {
  const seen = places.filter(seesPlace);
  const parentPlaces = parentIds.map((id) => {
    const [, account, region] = JSON.parse(Buffer.from(id, 'base64url').toString()) as string[];
    return `${account}/${region}`;
  });
  return (
    seen.length === 0 ||
    accountIds.some((account) => !seen.some((place) => place.startsWith(`${account}/`))) ||
    regions.some((region) => !seen.some((place) => place.endsWith(`/${region}`))) ||
    parentPlaces.some((place) => !seen.includes(place))
  );
};

const key = (name: string): string => `key-${name}-`.padEnd(40, 'x');
const headersOf = (name: string) => ({ 'x-api-key': key(name) });

const everything: Role = { accounts: ['*'], regions: ['*'], kinds, sensitive: true };

const questions = fc.array(fc.tuple(fc.oneof(filters, sensitiveFilters), orders, pageSizes), {
  minLength: 4,
  maxLength: 8,
});

/** The roles that each caller has, hardly ever none, and what it asks. */
const callers = fc.array(
  fc.tuple(
    fc.oneof(
      { weight: 9, arbitrary: fc.subarray<number>([0, 1, 2], { minLength: 1 }) },
      { weight: 1, arbitrary: fc.constant<number[]>([]) },
    ),
    questions,
  ),
  { minLength: 3, maxLength: 3 },
);

export const describeRights = ({ replace, withGateway, runs }: Harness): void => {
  describe('Query.executions for callers with limited rights', () => {
    it('returns, counts, reads and finds exactly what the caller may see', async () => {
      await fc.assert(
        fc.asyncProperty(
          smallScopesArbitrary(3),
          fc.tuple(roles, roles, roles),
          callers,
          fc.boolean(),
          async (generated, defined, asking, isKnown) => {
            const holdings = holdingsOf(generated);
            replace(holdings);
            const names = asking.map((_one, index) => `caller-${index}`);
            const clock = testClock();
            const now = clock.now().getTime();
            const options = {
              ...lasting,
              now: clock.now,
              policy: {
                roles: {
                  ...Object.fromEntries(defined.map((role, index) => [`role-${index}`, settingsOf(role)])),
                  all: settingsOf(everything),
                },
              },
              auth: {
                jwt: [],
                apiKeys: [
                  { name: 'all', sha256: hashOfKey(key('all')), roles: ['all'] },
                  ...asking.map(([held], index) => ({
                    name: `caller-${index}`,
                    sha256: hashOfKey(key(`caller-${index}`)),
                    roles: held.map((role) => `role-${role}`),
                  })),
                ],
              },
            };
            await withGateway(options, async (gateway) => {
              if (isKnown) await pageOf(gateway.ask, { filter: { kinds } }, headersOf('all'));
              for (const [index, [held, asked]] of asking.entries()) {
                const sight = sightOf(defined.filter((_role, role) => held.includes(role)));
                const ask: typeof gateway.ask = (query, variables) =>
                  gateway.ask(query, variables, headersOf(names[index] ?? ''));
                for (const [filterOf, orderBy, size] of asked) {
                  const filter = filterOf(allItemsOf(holdings));
                  if (namesHidden(filter, sight)) {
                    await expect(pageOf(ask, { filter })).rejects.toThrow('FORBIDDEN');
                    await expect(countsFrom(ask, filter)).rejects.toThrow('FORBIDDEN');
                    continue;
                  }
                  const sources = sourcesOf(holdings, places, filter, now, sight);
                  const items = itemsOf(sources, orderBy).map((item) => ({ ...item, firstSeenAt: now }));

                  const first = pageSizeFor(size, items);
                  const page = await pageOf(ask, { first, filter, orderBy });
                  const pages = await allPages(ask, { first, filter, orderBy });
                  const { counts, coverage } = await countsFrom(ask, filter);

                  expect(pages.flatMap(({ nodes }) => nodes)).toEqual(items.map(expectedNode));
                  expect(pages).toHaveLength(Math.max(1, Math.ceil(items.length / first)));
                  expect(counts).toEqual(countsOf(items, statuses));
                  const allowed = callsOf(sources);
                  expect(page.calls.filter((call) => !allowed.includes(call))).toEqual([]);
                  for (const rows of [page.coverage, ...pages.map((one) => one.coverage), coverage])
                    expect(rows).toEqual(sources.map(expectedRow));
                }
              }
            });
          },
        ),
        runs(8),
      );
    });
  });
};
