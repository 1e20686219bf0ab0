/** The size of a large estate. Every number is at least one. */
export interface LargeSize {
  /** Number of account and region pairs. */
  readonly scopes: number;
  /** Per scope: the number of images, of lifecycle policies, of Transfer workflows and of blueprints. */
  readonly parents: number;
  /** Per parent. An image has at most `mostWorkflowsOfImage`. */
  readonly executions: number;
}

export const usualSize: LargeSize = { scopes: 20, parents: 50, executions: 200 };

/** 250 accounts in 10 regions. Names and ARNs have digits for no more parents and executions. */
export const largestSize: LargeSize = { scopes: 2500, parents: 1000, executions: 1000 };

/** AWS's limit. */
const mostWorkflowsOfImage = 10;

export const workflowsOfImage = ({ executions }: Pick<LargeSize, 'executions'>): number =>
  Math.min(executions, mostWorkflowsOfImage);

export const numbersTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);
