import type { TriggerState } from '@aws-sdk/client-glue';
import type { DemoScope } from '../demoScope';
import { days, minutes } from '../timeline';

/*
 * What a Glue workflow's parts are called and when it runs: all of it follows from its name.
 */

export const jobName = (workflowName: string): string => `${workflowName}-extract`;
export const crawlerName = (workflowName: string): string => `${workflowName}-crawl`;
export const startTriggerName = (workflowName: string): string => `${workflowName}-start`;

/** The number at the end of a workflow's name, by which its habits vary. */
export const ordinalOf = (workflowName: string): number => Number(/\d+$/.exec(workflowName)?.[0] ?? 0);

/** Half of the workflows wait for files, the others for the clock. */
export const startsByEvent = (workflowName: string): boolean => ordinalOf(workflowName) % 2 === 1;

/** Every workflow runs once a day, one some minutes after the other. Some are half-way when the story opens. */
export const firstRun = ({ start }: DemoScope, workflowName: string): number =>
  start - days(40) - minutes(73 - 2.5 * ordinalOf(workflowName));

/** Somebody is always working at the triggers. */
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
