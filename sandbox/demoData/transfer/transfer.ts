import type { LogGroup, RegionEstate } from '../../estate';
import type { DemoScope } from '../demoScope';
import { identity, collectionOf } from '../collection';
import { findArrival } from './arrivals';
import { executionAt } from './executionPlan';
import { transferLogGroups } from './logGroups';
import { memorableFiles } from './memorableFiles';
import { workflowId, type WorkflowName } from './names';
import { serversOf } from './servers';
import { neverEndingFiles, streamTo } from './streams';
import { workflowOf } from './workflows';

export type TransferCollections = Pick<
  RegionEstate,
  'transferWorkflows' | 'transferExecutions' | 'transferServers'
> & { readonly logGroups: readonly LogGroup[] };

/** The Transfer collections of a scope: the named workflows, their servers and their executions. */
export const transferCollections = (
  scope: DemoScope,
  names: readonly WorkflowName[],
): TransferCollections => {
  const streams = names.map((name) => streamTo(scope, name));
  const arrivals = [...neverEndingFiles(scope), ...memorableFiles(scope), ...streams].filter(({ workflow }) =>
    names.includes(workflow),
  );
  const recentOf = (name: WorkflowName, now: Date) =>
    arrivals
      .filter(({ workflow }) => workflow === name)
      .flatMap((arrival) => arrival.recent(now))
      .map((plan) => executionAt(plan, now));
  return {
    logGroups: transferLogGroups(scope, names, arrivals),
    transferWorkflows: collectionOf(
      names.map((name) => workflowOf(scope, name)),
      ({ WorkflowId }) => WorkflowId,
      identity,
    ),
    transferServers: collectionOf(serversOf(scope, names), ({ ServerId }) => ServerId, identity),
    transferExecutions: {
      get: (id, now) => {
        const plan = findArrival(scope, arrivals, id, now);
        return plan && executionAt(plan, now);
      },
      of: (parent, now) => {
        const name = names.find((one) => workflowId(scope, one) === parent);
        return name && recentOf(name, now);
      },
    },
  };
};
