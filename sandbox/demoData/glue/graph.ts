import type { Crawl, Edge, JobRun, Node, Trigger, WorkflowGraph } from '@aws-sdk/client-glue';
import { randomAt, type DemoScope } from '../demoScope';
import {
  crawlerName,
  firstRun,
  jobName,
  startsByEvent,
  startTriggerName,
  startTriggerState,
} from './workflowConventions';
import { crawlOf, jobRunOf, type RunState } from './workflowRunParts';

/*
 * All workflows have the same graph:
 *
 *     start ─▶ extract ─▶ when-extracted ─▶ crawl
 */

/** The graph of a workflow, or of one run if `run` is given. */
export const graphOf = (scope: DemoScope, workflowName: string, run?: RunState): WorkflowGraph => {
  const uniqueId = (name: string) => `wnode_${randomAt(scope, 'node', name).hex(64)}`;
  const nodes = [
    triggerNode(startTrigger(scope, workflowName)),
    jobNode(jobName(workflowName), run && jobRunOf(scope, workflowName, run)),
    triggerNode(conditionalTrigger(workflowName)),
    crawlerNode(crawlerName(workflowName), run && crawlOf(run)),
  ].map((node) => ({ ...node, UniqueId: uniqueId(node.Name) }));
  return { Nodes: nodes, Edges: edgesBetween(nodes) };
};

const startTrigger = (scope: DemoScope, workflowName: string): NamedTrigger => {
  const starts = new Date(firstRun(scope, workflowName));
  const actions = [
    {
      JobName: jobName(workflowName),
      Arguments: { '--bucket': 'example-lake' },
      Timeout: 60,
      SecurityConfiguration: 'example-encrypted',
      NotificationProperty: { NotifyDelayAfter: 15 },
    },
  ];
  const common = {
    Name: startTriggerName(workflowName),
    WorkflowName: workflowName,
    State: startTriggerState(workflowName),
    Actions: actions,
  };
  return startsByEvent(workflowName)
    ? {
        ...common,
        Id: 'started-by-uploads',
        Type: 'EVENT',
        Description: 'Starts when enough files have arrived',
        EventBatchingCondition: { BatchSize: 20, BatchWindow: 900 },
      }
    : {
        ...common,
        Id: 'started-by-the-clock',
        Type: 'SCHEDULED',
        Description: 'Starts every day',
        Schedule: `cron(${starts.getUTCMinutes()} ${starts.getUTCHours()} * * ? *)`,
      };
};

const conditionalTrigger = (workflowName: string): NamedTrigger => ({
  Name: `${workflowName}-when-extracted`,
  WorkflowName: workflowName,
  Id: 'when-extracted',
  Type: 'CONDITIONAL',
  State: 'ACTIVATED',
  Description: 'Starts when the data is extracted and no other crawl runs',
  Actions: [{ CrawlerName: crawlerName(workflowName) }],
  Predicate: {
    Logical: 'AND',
    Conditions: [
      { LogicalOperator: 'EQUALS', JobName: jobName(workflowName), State: 'SUCCEEDED' },
      { LogicalOperator: 'EQUALS', CrawlerName: 'example-lake-crawl', CrawlState: 'SUCCEEDED' },
    ],
  },
});

const triggerNode = (trigger: NamedTrigger): NamedNode => ({
  Type: 'TRIGGER',
  Name: trigger.Name,
  TriggerDetails: { Trigger: trigger },
});

const jobNode = (name: string, run: JobRun | undefined): NamedNode => ({
  Type: 'JOB',
  Name: name,
  JobDetails: { JobRuns: run === undefined ? [] : [run] },
});

const crawlerNode = (name: string, crawl: Crawl | undefined): NamedNode => ({
  Type: 'CRAWLER',
  Name: name,
  CrawlerDetails: { Crawls: crawl === undefined ? [] : [crawl] },
});

type NamedNode = Node & { Name: string };
type NamedTrigger = Trigger & { Name: string };

const edgesBetween = (nodes: readonly { readonly UniqueId: string }[]): Edge[] =>
  nodes.slice(1).map(({ UniqueId: DestinationId }, at) => ({ SourceId: nodes[at]?.UniqueId, DestinationId }));
