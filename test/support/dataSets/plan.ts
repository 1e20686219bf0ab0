import { range } from '../sequence';

/**
 * The numbers from which a data set is generated. A list of counts applies to the parents one after the other, and starts
 * again when it ends.
 */
export interface Plan {
  readonly pipelines: number;
  readonly versions: number;
  /** Builds of each image version. */
  readonly builds: readonly number[];
  /** Workflow executions of each image. */
  readonly workflows: readonly number[];
  readonly steps: readonly number[];
  readonly policies: number;
  /** Lifecycle runs of each policy, then of runs without a policy. */
  readonly runs: readonly number[];
  /** Resources of each lifecycle run. */
  readonly resources: readonly number[];
  readonly transferWorkflows: number;
  readonly executions: readonly number[];
  readonly blueprints: number;
  readonly blueprintRuns: readonly number[];
  /** Every n-th relation names a thing that does not exist; 0 for none. */
  readonly danglingEvery: number;
}

export interface Place {
  readonly account: string;
  readonly region: string;
}

/** The item at an index of the endlessly repeated list. */
export const cycle = <Item>(items: readonly Item[], index: number): Item | undefined =>
  items[index % items.length];

/** The children of all parents, numbered from 1 across parents. The counts apply as in `Plan`. */
export const children = <Parent, Child>(
  parents: readonly Parent[],
  counts: readonly number[],
  make: (parent: Parent, n: number) => Child,
): Child[] => {
  let n = 0;
  return parents.flatMap((parent, index) =>
    range(cycle(counts, index) ?? 0).map(() => make(parent, (n += 1))),
  );
};

export const isDangling = ({ danglingEvery }: Plan, n: number): boolean =>
  danglingEvery > 0 && n % danglingEvery === 0;

export const imageBuilderArn = ({ account, region }: Place, resource: string): string =>
  `arn:aws:imagebuilder:${region}:${account}:${resource}`;
