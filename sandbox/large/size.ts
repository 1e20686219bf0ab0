/** How much a large estate holds. Each is at least one. */
export interface LargeSize {
  /** Pairs of an account and a region. */
  readonly scopes: number;
  /** In each scope, of each kind: images, lifecycle policies, Transfer workflows, blueprints. */
  readonly parents: number;
  /** Of each parent; of an image at most `mostWorkflowsOfImage`. */
  readonly executions: number;
}

export const usualSize: LargeSize = { scopes: 20, parents: 50, executions: 200 };

/** Scopes as of 250 accounts in 10 regions; a Glue workflow's name and a policy's ARN have digits for no more. */
export const largestSize: LargeSize = { scopes: 2500, parents: 1000, executions: 1000 };

/** AWS runs no more for an image. */
const mostWorkflowsOfImage = 10;

export const workflowsOfImage = ({ executions }: Pick<LargeSize, 'executions'>): number =>
  Math.min(executions, mostWorkflowsOfImage);

/** 1, 2, 3 and so on. */
export const numbersTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);
