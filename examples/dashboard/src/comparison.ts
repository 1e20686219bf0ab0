import type { ChangeSummaryFragment } from '@execution-gateway/client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { client, queryPartial } from './client';
import { wordOf } from './words';

export type Change = ChangeSummaryFragment;

/** Builds that have ended do not change, so nothing here is refreshed by itself. */
const once = { staleTime: Infinity } as const;

/** The last available build of the same image name before a build. Its `previous` is null where there is none. */
export const useLastGoodBuild = (id: string) =>
  useQuery({
    queryKey: ['last good build', id],
    queryFn: async ({ signal }) => {
      const { node } = await client.whatWasTheLastGoodBuild({ id }, { signal });
      return node && 'previous' in node ? node : null;
    },
    ...once,
  });

/** What differs between two builds. Null if AWS does not know one of them. */
export const useComparison = (base: string, head: string) =>
  useQuery({
    queryKey: ['comparison', base, head],
    queryFn: async ({ signal }) => {
      const { data, missing } = await queryPartial(
        (options) => client.whatDiffersBetweenTheseBuilds({ base, head }, options),
        signal,
      );
      if (!data.imageComparison && missing[0]) throw new Error(missing[0]);
      return { comparison: data.imageComparison, missing };
    },
    ...once,
  });

export type Comparison = NonNullable<NonNullable<ReturnType<typeof useComparison>['data']>['comparison']>;

/** The packages that differ between two builds, as pages. The first one costs an AWS call per 25 packages of each build. */
export const usePackages = (base: string, head: string) =>
  useInfiniteQuery({
    queryKey: ['packages', base, head],
    queryFn: async ({ pageParam: after, signal }) => {
      const { imageComparison } = await client.whichPackagesDiffer({ base, head, after }, { signal });
      return imageComparison?.packageChanges ?? null;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null),
    ...once,
  });

/** The changes below one part of a build, such as its components. */
export interface ChangeGroup {
  readonly title: string;
  /** `name` is the path without the part that the title names. */
  readonly changes: readonly { readonly name: string; readonly change: Change }[];
}

const imageTitle = 'Image';

/** `executedWorkflows` becomes `Executed workflows`. */
const titleOf = (part: string): string => wordOf(part.replace(/[A-Z]/g, (letter) => ` ${letter}`));

/** Splits `components.install.version` into the title `Components` and the name `install.version`. */
const placeOf = (path: string): readonly [title: string, name: string] => {
  const part = /^[^.[]*/.exec(path)?.[0] ?? '';
  const name = path.slice(part.length).replace(/^\./, '');
  return name === '' ? [imageTitle, path] : [titleOf(part), name];
};

/** Changes by the first part of their paths, in the order of the changes. */
export const groupsOf = (changes: readonly Change[]): readonly ChangeGroup[] => {
  const groups = new Map<string, ChangeGroup['changes'][number][]>();
  for (const change of changes) {
    const [title, name] = placeOf(change.path);
    groups.set(title, [...(groups.get(title) ?? []), { name, change }]);
  }
  return [...groups].map(([title, grouped]) => ({ title, changes: grouped }));
};
