import type { Crawl, CrawlState, JobRun, JobRunState, WorkflowRunStatistics } from '@aws-sdk/client-glue';
import { randomAt, type DemoScope } from '../demoScope';
import { datesAt, type Span } from '../timeline';
import { jobName, startTriggerName } from './workflowConventions';

/** The state of a workflow run: its job, and the crawl that follows a successful job. */
export interface RunState {
  /** Number of the run within its workflow. */
  readonly number: number;
  readonly now: Date;
  readonly job: Span & { readonly state: JobRunState };
  readonly crawl: (Span & { readonly state: CrawlState }) | undefined;
}

export const jobRunOf = (scope: DemoScope, workflowName: string, { number, now, job }: RunState): JobRun => {
  const { begun, ended } = datesAt(job, now);
  const lasted = Math.round((Math.min(job.ends, now.getTime()) - job.begins) / 1000);
  const jobRunId = (name: string, which: number) => `jr_${randomAt(scope, 'job run', name, which).hex(64)}`;
  return {
    Id: jobRunId(workflowName, number),
    Attempt: 1,
    PreviousRunId: jobRunId(workflowName, number - 1),
    TriggerName: startTriggerName(workflowName),
    JobName: jobName(workflowName),
    JobMode: 'SCRIPT',
    JobRunQueuingEnabled: true,
    StartedOn: begun,
    LastModifiedOn: ended ?? now,
    CompletedOn: ended,
    JobRunState: job.state,
    Arguments: { '--bucket': 'example-lake' },
    ErrorMessage: jobErrors[job.state],
    PredecessorRuns: [{ JobName: 'example-lake-prepare', RunId: jobRunId('example-lake-prepare', number) }],
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- AWS still returns it beside MaxCapacity
    AllocatedCapacity: 10,
    ExecutionTime: lasted,
    Timeout: 60,
    MaxCapacity: 10,
    WorkerType: 'G.1X',
    NumberOfWorkers: 10,
    SecurityConfiguration: 'example-encrypted',
    LogGroupName: '/aws-glue/jobs',
    NotificationProperty: { NotifyDelayAfter: 15 },
    GlueVersion: '5.0',
    DPUSeconds: lasted * 10,
    ExecutionClass: 'STANDARD',
    MaintenanceWindow: 'Sun:03',
    ProfileName: 'example-standard',
    StateDetail: `${job.state} with 10 of 10 workers`,
    ExecutionRoleSessionPolicy: '{"Version":"2012-10-17","Statement":[]}',
  };
};

export const crawlOf = ({ crawl, now }: RunState): Crawl | undefined => {
  if (crawl === undefined) return undefined;
  const { begun, ended } = datesAt(crawl, now);
  return {
    State: crawl.state,
    StartedOn: begun,
    CompletedOn: ended,
    ErrorMessage: crawlErrors[crawl.state],
    LogGroup: '/aws-glue/crawlers',
    LogStream: 'example-lake-crawl',
  };
};

/** A run has one action for the job and one for the crawl. */
export const statisticsOf = ({ job, crawl }: RunState): WorkflowRunStatistics => {
  const states: readonly (JobRunState | CrawlState)[] =
    crawl === undefined ? [job.state] : [job.state, crawl.state];
  const count = (...wanted: readonly (JobRunState | CrawlState)[]) =>
    states.filter((state) => wanted.includes(state)).length;
  return {
    TotalActions: states.length,
    TimeoutActions: count('TIMEOUT'),
    FailedActions: count('FAILED', 'EXPIRED'),
    StoppedActions: count('STOPPED', 'CANCELLED'),
    SucceededActions: count('SUCCEEDED'),
    RunningActions: count('RUNNING', 'STARTING', 'STOPPING', 'CANCELLING'),
    ErroredActions: count('ERROR'),
    WaitingActions: count('WAITING'),
  };
};

const jobErrors: Partial<Record<JobRunState, string>> = {
  FAILED: 'AnalysisException: Path does not exist: s3://example-lake/raw/catalogue',
  TIMEOUT: 'Job run exceeded its time-out of 60 minutes',
  ERROR: 'Internal service error: the executor could not be started',
  EXPIRED: 'The job run was queued for longer than it may',
};

const crawlErrors: Partial<Record<CrawlState, string>> = {
  FAILED: 'The crawler could not read s3://example-lake/raw: Access Denied',
  ERROR: 'Internal Service Exception',
};
