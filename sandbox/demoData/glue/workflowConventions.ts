import type { TriggerState } from '@aws-sdk/client-glue';
import type { DemoScope } from '../demoScope';
import { days, minutes } from '../timeline';

/* Names and schedule of a Glue workflow's parts, all derived from the workflow's name. */

export const jobName = (workflowName: string): string => `${workflowName}-extract`;
export const crawlerName = (workflowName: string): string => `${workflowName}-crawl`;
export const startTriggerName = (workflowName: string): string => `${workflowName}-start`;

/** The number at the end of the name. It selects the workflow's trigger, schedule and outcome. */
export const ordinalOf = (workflowName: string): number => Number(/\d+$/.exec(workflowName)?.[0] ?? 0);

/** Odd workflows start on an event, even ones on a schedule. */
export const startsByEvent = (workflowName: string): boolean => ordinalOf(workflowName) % 2 === 1;

/** Every workflow runs once a day, at its own minute. Some runs are in progress when the sandbox starts. */
export const firstRun = ({ start }: DemoScope, workflowName: string): number =>
  start - days(40) - minutes(73 - 2.5 * ordinalOf(workflowName));

/** Trigger states rotate by ordinal, so that the demo data has every state. */
export const startTriggerState = (workflowName: string): TriggerState =>
  triggerStates[ordinalOf(workflowName) % triggerStates.length] ?? 'ACTIVATED';

const triggerStates: readonly TriggerState[] = [
  'ACTIVATED',
  'CREATED',
  'CREATING',
  'ACTIVATING',
  'DEACTIVATING',
  'DEACTIVATED',
  'UPDATING',
  'DELETING',
];
