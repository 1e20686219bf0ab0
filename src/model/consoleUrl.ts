import type { Scope } from './scope';

/*
 * Only pages that are known to exist. No link is known for workflow executions, steps, lifecycle runs, Transfer
 * workflows and executions, or blueprint runs; and none has been tried outside of the partition `aws`.
 */

const home = ({ partition, region }: Scope, service: string, page: string): string | null =>
  partition === 'aws'
    ? `https://${region}.console.aws.amazon.com/${service}/home?region=${region}#/${page}`
    : null;

const segment = encodeURIComponent;

export const imageUrl = (scope: Scope, arn: string): string | null =>
  home(scope, 'imagebuilder', `images/${segment(arn)}/details`);

export const imagePipelineUrl = (scope: Scope, arn: string): string | null =>
  home(scope, 'imagebuilder', `pipelines/${segment(arn)}`);

export const transferServerUrl = (scope: Scope, serverId: string): string | null =>
  home(scope, 'transfer', `servers/${segment(serverId)}`);

export const glueWorkflowUrl = (scope: Scope, name: string): string | null =>
  home(scope, 'glue', `v2/etl-configuration/workflows/view/${segment(name)}`);

export const glueWorkflowRunUrl = (scope: Scope, name: string, runId: string): string | null =>
  home(scope, 'glue', `v2/etl-configuration/workflows/run/${segment(name)}?runId=${segment(runId)}`);
