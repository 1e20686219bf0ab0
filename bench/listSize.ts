import { type LargeSize, workflowsOfImage } from '../sandbox/large/size';

/** How many a page of AWS's lists holds at the most, as AWS's documentation tells it. */
const pageOf = {
  images: 25,
  workflowExecutions: 25,
  lifecyclePolicies: 25,
  lifecycleExecutions: 25,
  transferWorkflows: 1000,
  transferExecutions: 1000,
  blueprints: 25,
  blueprintRuns: 1000,
} as const;

/** AWS tells even of nothing in a page. */
const pagesOf = (count: number, list: keyof typeof pageOf): number =>
  Math.max(1, Math.ceil(count / pageOf[list]));

/**
 * The AWS calls that reading all executions takes: a call for each page of parents, and for each page of a parent's
 * executions. Worked out from the size alone, so that a gateway that asks too much, or too little, is found out.
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
