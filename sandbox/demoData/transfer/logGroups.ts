import type { LogGroup, LogStream, LogWindow } from '../../estate';
import { computedStream } from '../../logs/storedLogs';
import { randomAt, type DemoScope } from '../demoScope';
import { days } from '../timeline';
import type { Arrivals } from './arrivals';
import { executionLines } from './executionLog';
import type { ExecutionPlan } from './executionPlan';
import {
  serverLogGroup,
  serverNames,
  surveyLogGroup,
  workflowId,
  type ServerName,
  type WorkflowName,
} from './names';
import { created, errorStream, sessionLead, sessionStream, type SessionFormat } from './sessionLog';
import { workflowOf } from './workflows';

/**
 * The log groups of a scope's servers and workflows. The executions of `sensors` have none, because its server has
 * neither a logging role nor a log group.
 */
export const transferLogGroups = (
  scope: DemoScope,
  names: readonly WorkflowName[],
  arrivals: readonly Arrivals[],
): readonly LogGroup[] => {
  const of = (...workflows: readonly WorkflowName[]) =>
    arrivals.filter(({ workflow }) => workflows.includes(workflow));
  const group = (name: string, streams: LogGroup['streams']): LogGroup => ({
    name,
    logGroupClass: 'STANDARD',
    createdAt: scope.start - days(30),
    streams,
  });
  return [
    group(serverLogGroup(scope, 'invoices'), (window) => [
      ...executionStreams(scope, of('invoices', 'leftovers'), window, nameByUser(scope)),
      ...sessionStreams(scope, of('invoices', 'leftovers'), window, 'text'),
    ]),
    group(serverLogGroup(scope, 'surveys'), (window) => sessionStreams(scope, of('surveys'), window, 'json')),
    ...quietServers.map((server) => group(serverLogGroup(scope, server), () => [])),
    ...(names.includes('surveys')
      ? [
          group(surveyLogGroup, (window) =>
            executionStreams(scope, of('surveys'), window, nameByWorkflow(scope)),
          ),
        ]
      : []),
  ];
};

/** Servers whose log groups have no streams. */
const quietServers: readonly ServerName[] = serverNames.filter(
  (name) => !['invoices', 'surveys', 'sensors'].includes(name),
);

type StreamName = (workflow: WorkflowName, plan: ExecutionPlan) => string;

const executionStreams = (
  scope: DemoScope,
  arrivals: readonly Arrivals[],
  window: LogWindow,
  nameOf: StreamName,
): readonly LogStream[] =>
  arrivals.flatMap((arrival) => {
    const { workflow } = arrival;
    const definition = workflowOf(scope, workflow);
    return arrival
      .logged(window)
      .map((plan) =>
        computedStream(nameOf(workflow, plan), plan.begins, () => executionLines(plan, definition)),
      );
  });

const sessionStreams = (
  scope: DemoScope,
  arrivals: readonly Arrivals[],
  window: LogWindow,
  format: SessionFormat,
): readonly LogStream[] => {
  const plans = arrivals.flatMap((arrival) => arrival.logged({ ...window, to: window.to + sessionLead }));
  const streams = plans.map((plan) => sessionStream(scope, plan, format));
  return created([...streams, errorStream(scope, format)], window);
};

/** The form in the log group of a server with a logging role. */
const nameByUser =
  (scope: DemoScope): StreamName =>
  (workflow, plan) =>
    `${plan.about.ServiceMetadata?.UserDetails?.UserName}.${workflowId(scope, workflow)}.${suffixOf(scope, plan)}`;

/** The form in a log group that the workflow names. */
const nameByWorkflow =
  (scope: DemoScope): StreamName =>
  (workflow, plan) =>
    `${workflowId(scope, workflow)}/${suffixOf(scope, plan)}`;

/** Not the execution's id. */
const suffixOf = (scope: DemoScope, { about }: ExecutionPlan) =>
  randomAt(scope, 'log stream', about.ExecutionId).hex(16);
