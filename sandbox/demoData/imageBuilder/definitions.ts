import type { Workflow, WorkflowParameterDetail, WorkflowType } from '@aws-sdk/client-imagebuilder';
import { stringify } from 'yaml';
import { arnOf, type DemoScope } from '../demoScope';
import { days, timestamp } from '../timeline';
import { actionOf, type ActionName } from './actions';

export interface StepDefinition {
  readonly name: string;
  readonly action: ActionName;
  readonly description?: string;
  readonly onFailure: 'Abort' | 'Continue';
  /** A key that ends in `.$` refers to a value that is known only when the step runs. */
  readonly inputs?: Readonly<Record<string, string>>;
}

export interface WorkflowDefinition {
  readonly name: string;
  readonly version: `${number}.${number}.${number}`;
  readonly type: WorkflowType;
  readonly description: string;
  readonly changeDescription?: string;
  /** True for AWS's own workflows, which are the same in every account. */
  readonly managed: boolean;
  readonly deprecated?: string;
  readonly parameters?: readonly WorkflowParameterDetail[];
  readonly steps: readonly StepDefinition[];
}

/** The ARN of the first build version. The demo data has no other build versions. */
export const definitionArn = (
  scope: DemoScope,
  { name, version, type, managed }: Pick<WorkflowDefinition, 'name' | 'version' | 'type' | 'managed'>,
): string =>
  arnOf(
    managed ? { ...scope, accountId: 'aws' } : scope,
    'imagebuilder',
    `workflow/${type.toLowerCase()}/${name}/${version}/1`,
  );

/** The definition in the shape of GetWorkflow. */
export const workflowOf = (scope: DemoScope, definition: WorkflowDefinition): Workflow => ({
  arn: definitionArn(scope, definition),
  name: definition.name,
  version: `${definition.version}/1`,
  description: definition.description,
  changeDescription: definition.changeDescription,
  type: definition.type,
  state:
    definition.deprecated === undefined ? undefined : { status: 'DEPRECATED', reason: definition.deprecated },
  owner: definition.managed ? 'Amazon' : scope.accountId,
  data: documentOf(definition),
  kmsKeyId: definition.managed ? undefined : arnOf(scope, 'kms', 'alias/example-workflows'),
  dateCreated: timestamp(scope.start - days(definition.managed ? 400 : 90)),
  tags: definition.managed ? {} : { team: 'platform', 'cost-center': '4711' },
  parameters: definition.parameters?.map((parameter) => ({ ...parameter })),
});

/** The YAML document of the workflow. */
const documentOf = ({ name, description, parameters, steps }: WorkflowDefinition): string =>
  stringify({
    name,
    description,
    schemaVersion: '1.0',
    parameters: parameters?.map(({ name: parameter, type, defaultValue, description: about }) => ({
      name: parameter,
      type,
      default: defaultValue?.[0],
      description: about,
    })),
    steps: steps.map(({ name: step, action, description: about, onFailure, inputs }) => ({
      name: step,
      description: about,
      action,
      onFailure,
      timeoutSeconds: actionOf(action).timeoutSeconds,
      inputs,
    })),
  });
