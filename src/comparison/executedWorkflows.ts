import { changesBetween, type TreeChange } from './changes';
import { membersOf } from './tree';
import { pairedEntries, type VersionedEntry, versionedEntries } from './versioned';

/** A workflow execution of an image, as AWS lists it. */
export interface ExecutedWorkflow {
  readonly workflowBuildVersionArn?: string | undefined;
  /** True for an execution that a retry has replaced. */
  readonly retried?: boolean | undefined;
}

/** The definitions by type and name, such as `build/build-image`. AWS documents no order of executions. */
const definitionsOf = (executions: readonly ExecutedWorkflow[]): readonly VersionedEntry[] =>
  versionedEntries(
    executions
      .flatMap(({ workflowBuildVersionArn, retried }) =>
        retried === true ? [] : (workflowBuildVersionArn ?? ''),
      )
      .sort()
      .map((workflowBuildVersionArn) => ({ workflowBuildVersionArn })),
    'workflowBuildVersionArn',
  );

/**
 * What differs between the build versions of the workflow definitions that two builds executed, without executions that a retry has
 * replaced. Undefined where AWS has no executions of one of them: it keeps them for a limited time.
 */
export const executedWorkflowChanges = (
  base: readonly ExecutedWorkflow[],
  head: readonly ExecutedWorkflow[],
): readonly TreeChange[] | undefined => {
  const [before, after] = pairedEntries(definitionsOf(base), definitionsOf(head)).map((one) =>
    membersOf(one),
  );
  return before && after ? changesBetween(before, after, ['executedWorkflows']) : undefined;
};
