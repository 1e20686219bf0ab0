/** From so few numbers a data set grows. Each list is taken in turn, parent by parent, and begins anew at its end. */
export interface Plan {
  readonly pipelines: number;
  readonly versions: number;
  /** Builds of each image version. */
  readonly builds: readonly number[];
  /** Workflow executions of each image. */
  readonly workflows: readonly number[];
  readonly steps: readonly number[];
  readonly policies: number;
  /** Lifecycle runs of each policy, and at last of none. */
  readonly runs: readonly number[];
  /** What each lifecycle run touched. */
  readonly resources: readonly number[];
  readonly transferWorkflows: number;
  readonly executions: readonly number[];
  readonly blueprints: number;
  readonly blueprintRuns: readonly number[];
  /** Every so-many-th relation leads nowhere; 0 for none. */
  readonly danglingEvery: number;
}

export interface Place {
  readonly account: string;
  readonly region: string;
}

export const pad = (n: number, length: number): string => String(n).padStart(length, '0');

export const uuid = (n: number): string => `00000000-0000-4000-8000-${pad(n, 12)}`;

export const times = (n: number): number[] => Array.from({ length: n }, (_none, index) => index);

/** The items in turn, again from the first after the last. */
export const turn = <Item>(items: readonly Item[], index: number): Item | undefined =>
  items[index % items.length];

/** As many children for each parent as the counts say, in turn; numbered through from 1. */
export const children = <Parent, Child>(
  parents: readonly Parent[],
  counts: readonly number[],
  make: (parent: Parent, n: number) => Child,
): Child[] => {
  let n = 0;
  return parents.flatMap((parent, index) =>
    times(turn(counts, index) ?? 0).map(() => make(parent, (n += 1))),
  );
};

export const isDangling = ({ danglingEvery }: Plan, n: number): boolean =>
  danglingEvery > 0 && n % danglingEvery === 0;

export const imageBuilderArn = ({ account, region }: Place, resource: string): string =>
  `arn:aws:imagebuilder:${region}:${account}:${resource}`;
