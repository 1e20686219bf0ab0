import type { RegionEstate } from '../../estate';
import type { Place } from '../place';
import { asItIs, shelfOf } from '../shelves';
import { findArrival } from './arrivals';
import { executionAt } from './executionPlan';
import { workflowId, type WorkflowName } from './names';
import { serversOf } from './servers';
import { stragglersOf, streamTo } from './streams';
import { workflowOf } from './workflows';

export type TransferShelves = Pick<
  RegionEstate,
  'transferWorkflows' | 'transferExecutions' | 'transferServers'
>;

/** The shelves of the Transfer workflows that a place has, with the files that arrive at them. */
export const transferShelves = (place: Place, names: readonly WorkflowName[]): TransferShelves => {
  const streams = names.map((name) => streamTo(place, name));
  const arrivals = [...stragglersOf(place), ...streams].filter(({ workflow }) => names.includes(workflow));
  const recentOf = (name: WorkflowName, now: Date) =>
    arrivals
      .filter(({ workflow }) => workflow === name)
      .flatMap((arrival) => arrival.recent(now))
      .map((plan) => executionAt(plan, now));
  return {
    transferWorkflows: shelfOf(
      names.map((name) => workflowOf(place, name)),
      ({ WorkflowId }) => WorkflowId,
      asItIs,
    ),
    transferServers: shelfOf(serversOf(place, names), ({ ServerId }) => ServerId, asItIs),
    transferExecutions: {
      get: (id, now) => {
        const plan = findArrival(place, arrivals, id, now);
        return plan && executionAt(plan, now);
      },
      of: (parent, now) => {
        const name = names.find((one) => workflowId(place, one) === parent);
        return name && recentOf(name, now);
      },
    },
  };
};
