import type { CrawlState, JobRunState, WorkflowRun, WorkflowRunStatus } from '@aws-sdk/client-glue';
import { randomAt, type DemoScope } from '../demoScope';
import { days, minutes, reached, type Milestone } from '../timeline';
import { graphOf } from './graph';
import { firstRun, ordinalOf, startsByEvent } from './workflowConventions';
import { statisticsOf, type RunState } from './workflowRunParts';

/** The newest daily run of a workflow. Undefined if the workflow was created after it. */
export const lastRunAt = (
  scope: DemoScope,
  name: string,
  created: number,
  now: Date,
): WorkflowRun | undefined => {
  const first = firstRun(scope, name);
  const number = Math.floor((now.getTime() - first) / days(1));
  const begins = first + number * days(1);
  return begins < created ? undefined : runOf(scope, name, begins, stateAt(name, number, begins, now));
};

const runOf = (scope: DemoScope, name: string, begins: number, state: RunState): WorkflowRun => {
  const { number } = state;
  const status = statusOf(state);
  const end = state.crawl?.ends ?? state.job.ends;
  const runId = (which: number) => `wr_${randomAt(scope, 'workflow run', name, which).hex(64)}`;
  return {
    Name: name,
    WorkflowRunId: runId(number),
    PreviousRunId: runId(number - 1),
    WorkflowRunProperties: { 'example:bucket': 'example-lake' },
    StartedOn: new Date(begins),
    CompletedOn: status === 'RUNNING' || status === 'STOPPING' ? undefined : new Date(end),
    Status: status,
    ErrorMessage: status === 'ERROR' ? `Concurrent runs exceeded for workflow: ${name}.` : undefined,
    Statistics: statisticsOf(state),
    Graph: graphOf(scope, name, state),
    StartingEventBatchCondition: startsByEvent(name) ? { BatchSize: 20, BatchWindow: 840 } : undefined,
  };
};

/** Glue returns COMPLETED even if the job failed. Only the statistics show the failure. */
const statusOf = ({ job, crawl, now }: RunState): WorkflowRunStatus => {
  if (job.state === 'STOPPING' || job.state === 'STOPPED' || job.state === 'ERROR') return job.state;
  return (crawl?.ends ?? job.ends) <= now.getTime() ? 'COMPLETED' : 'RUNNING';
};

const stateAt = (name: string, number: number, begins: number, now: Date): RunState => {
  const ordinal = ordinalOf(name);
  const jobEnd = jobEnds[ordinal % jobEnds.length] ?? 'SUCCEEDED';
  const job = { begins, ends: begins + minutes(25) };
  const crawl = { begins: job.ends, ends: begins + minutes(45) };
  const jobState = lastOf(jobMilestones(job.begins, job.ends, jobEnd), now, 'WAITING');
  const crawlEnd = crawlEnds[Math.floor(ordinal / jobEnds.length) % crawlEnds.length] ?? 'SUCCEEDED';
  const crawlState = lastOf(crawlMilestones(crawl.begins, crawl.ends, crawlEnd), now, 'RUNNING');
  const crawls = jobState === 'SUCCEEDED' && crawl.begins <= now.getTime();
  return {
    number,
    now,
    job: { ...job, state: jobState },
    crawl: crawls ? { ...crawl, state: crawlState } : undefined,
  };
};

/** Final states of the job and the crawl rotate by ordinal. */
const jobEnds: readonly JobRunState[] = ['SUCCEEDED', 'FAILED', 'STOPPED', 'TIMEOUT', 'EXPIRED', 'ERROR'];
const crawlEnds: readonly CrawlState[] = ['SUCCEEDED', 'FAILED', 'CANCELLED', 'ERROR'];

const jobMilestones = (begins: number, ends: number, end: JobRunState): readonly Milestone<JobRunState>[] => [
  { from: begins, state: 'WAITING' },
  { from: begins + minutes(1), state: 'STARTING' },
  { from: begins + minutes(4), state: 'RUNNING' },
  ...(end === 'STOPPED' ? [{ from: ends - minutes(5), state: 'STOPPING' as const }] : []),
  { from: ends, state: end },
];

const crawlMilestones = (begins: number, ends: number, end: CrawlState): readonly Milestone<CrawlState>[] => [
  { from: begins, state: 'RUNNING' },
  ...(end === 'CANCELLED' ? [{ from: ends - minutes(5), state: 'CANCELLING' as const }] : []),
  { from: ends, state: end },
];

const lastOf = <State>(milestones: readonly Milestone<State>[], now: Date, before: State): State =>
  reached(milestones, now)?.state ?? before;
