import { type LargeSize, workflowsOfImage } from '../sandbox/large/size';

/** The maximum page size of each list operation, from AWS's documentation. */
const maxPageSize = {
  images: 25,
  workflowExecutions: 25,
  lifecyclePolicies: 25,
  lifecycleExecutions: 25,
  transferWorkflows: 1000,
  transferExecutions: 1000,
  blueprints: 25,
  blueprintRuns: 1000,
} as const;

/** An empty list is one page too. */
const pagesOf = (count: number, list: keyof typeof maxPageSize): number =>
  Math.max(1, Math.ceil(count / maxPageSize[list]));

/**
 * The number of AWS calls that reading all executions costs: one per page of parents, and one per page of a parent's
 * executions. Calculated from the size alone, so that it detects a gateway that makes too many or too few calls.
 */
export const callsToReadAll = (size: LargeSize): number => {
  const { scopes, parents, executions } = size;
  const ofParents =
    pagesOf(parents, 'images') +
    pagesOf(parents, 'lifecyclePolicies') +
    pagesOf(parents, 'transferWorkflows') +
    pagesOf(parents, 'blueprints');
  const ofExecutions =
    pagesOf(workflowsOfImage(size), 'workflowExecutions') +
    pagesOf(executions, 'lifecycleExecutions') +
    pagesOf(executions, 'transferExecutions') +
    pagesOf(executions, 'blueprintRuns');
  return scopes * (ofParents + parents * ofExecutions);
};
