import type { ClientPool } from '../../../src/aws/clients';
import type { ServiceClients } from '../../../src/model/operation';
import type { Scope } from '../../../src/model/scope';

/*
 * AWS's answers in the process, without a wire, so that calls end in a fixed order. Pages have two items. The ids follow from
 * the place in the data, so that other data changes the same objects.
 */

export interface FakeRun {
  readonly status: string;
  readonly hour: number | undefined;
}

/** The data of every scope. */
export interface FakeData {
  readonly images: readonly {
    readonly state: string;
    readonly lifecycleRun: number | undefined;
    readonly workflows: readonly FakeRun[];
  }[];
  readonly policies: readonly (readonly FakeRun[])[];
  readonly transfers: readonly (readonly string[])[];
}

const at = (hour: number | undefined): Date | undefined =>
  hour === undefined ? undefined : new Date(Date.UTC(2026, 8, 9, hour));

const uuid = (serial: number): string => `00000000-0000-4000-8000-${String(serial).padStart(12, '0')}`;

type Input = Readonly<Record<string, string | undefined>>;

const pageOf = <Item>(items: readonly Item[], token: string | undefined) => {
  const from = Number(token ?? 0);
  const next = from + 2 < items.length ? String(from + 2) : undefined;
  return { items: items.slice(from, from + 2), next };
};

const imagebuilderOf = ({ accountId, region }: Scope, data: () => FakeData) => {
  const arnOf = (type: string, index: number): string =>
    `arn:aws:imagebuilder:${region}:${accountId}:${type}/made-up${type === 'image' ? `/1.0.0/${index + 1}` : `-${index}`}`;
  const indexIn = (arn: string | undefined): number => Number(/\d+$/.exec(arn ?? '')?.[0]);
  const imageOf = (index: number) => {
    const image = data().images[index];
    return (
      image && {
        arn: arnOf('image', index),
        state: { status: image.state },
        dateCreated: at(index)?.toISOString(),
        lifecycleExecutionId:
          image.lifecycleRun === undefined ? undefined : `lce-${uuid(image.lifecycleRun)}`,
      }
    );
  };
  const workflowsOf = (image: number) =>
    (data().images[image]?.workflows ?? []).map(({ status, hour }, index) => ({
      workflowExecutionId: `wf-${uuid(100 * image + index)}`,
      imageBuildVersionArn: arnOf('image', image),
      status,
      startTime: at(hour)?.toISOString(),
    }));
  const answers: Readonly<Record<string, (input: Input) => unknown>> = {
    ListImageBuildVersionsCommand: ({ nextToken }) => {
      const { items, next } = pageOf([...data().images.keys()].map(imageOf), nextToken);
      return { imageSummaryList: items, nextToken: next };
    },
    GetImageCommand: ({ imageBuildVersionArn }) => ({ image: imageOf(indexIn(imageBuildVersionArn) - 1) }),
    ListWorkflowExecutionsCommand: ({ imageBuildVersionArn, nextToken }) => {
      const { items, next } = pageOf(workflowsOf(indexIn(imageBuildVersionArn) - 1), nextToken);
      return { workflowExecutions: items, nextToken: next };
    },
    GetWorkflowExecutionCommand: ({ workflowExecutionId }) =>
      [...data().images.keys()]
        .flatMap(workflowsOf)
        .find((one) => one.workflowExecutionId === workflowExecutionId),
    /** Three of each workflow, with its status. */
    ListWorkflowStepExecutionsCommand: ({ workflowExecutionId, nextToken }) => {
      const workflow = [...data().images.keys()]
        .flatMap(workflowsOf)
        .find((one) => one.workflowExecutionId === workflowExecutionId);
      const serial = indexIn(workflowExecutionId);
      const steps = [0, 1, 2].map((index) => ({
        stepExecutionId: `step-${uuid(10 * serial + index)}`,
        name: `step ${index}`,
        status: workflow?.status,
        startTime: workflow?.startTime,
      }));
      const { items, next } = pageOf(steps, nextToken);
      return workflow && { steps: items, nextToken: next };
    },
    ListLifecyclePoliciesCommand: ({ nextToken }) => {
      const policies = [...data().policies.keys()].map((index) => ({
        arn: arnOf('lifecycle-policy', index),
      }));
      const { items, next } = pageOf(policies, nextToken);
      return { lifecyclePolicySummaryList: items, nextToken: next };
    },
    ListLifecycleExecutionsCommand: ({ resourceArn, nextToken }) => {
      const policy = indexIn(resourceArn);
      const runs = (data().policies[policy] ?? []).map(({ status, hour }, index) => ({
        lifecycleExecutionId: `lce-${uuid(100 * policy + index)}`,
        lifecyclePolicyArn: resourceArn,
        state: { status },
        startTime: at(hour),
      }));
      const { items, next } = pageOf(runs, nextToken);
      return { lifecycleExecutions: items, nextToken: next };
    },
  };
  return answers;
};

const transferOf = (data: () => FakeData): Readonly<Record<string, (input: Input) => unknown>> => ({
  ListWorkflowsCommand: ({ NextToken }) => {
    const ids = [...data().transfers.keys()].map((index) => ({
      WorkflowId: `w-${String(index).padStart(17, '0')}`,
      Arn: 'arn:aws:transfer',
    }));
    const { items, next } = pageOf(ids, NextToken);
    return { Workflows: items, NextToken: next };
  },
  ListExecutionsCommand: ({ WorkflowId, NextToken }) => {
    const workflow = Number(WorkflowId?.slice(2));
    const runs = (data().transfers[workflow] ?? []).map((Status, index) => ({
      ExecutionId: uuid(100 * workflow + index),
      Status,
    }));
    const { items, next } = pageOf(runs, NextToken);
    return { Executions: items, NextToken: next };
  },
});

const notFound = (): Error =>
  Object.assign(new Error('It does not exist.'), { name: 'ResourceNotFoundException' });

const denied = (): Error => Object.assign(new Error('No.'), { name: 'AccessDeniedException' });

export const createFakeAws = (initial: FakeData) => {
  let data = initial;
  let deniedOperation: string | undefined;
  let pause: Promise<void> | undefined;
  const calls: string[] = [];

  const clientOf = (scope: Scope, answers: Readonly<Record<string, (input: Input) => unknown>>) => ({
    async send(command: { readonly constructor: { readonly name: string }; readonly input: Input }) {
      const { name } = command.constructor;
      calls.push(`${scope.region} ${name} ${JSON.stringify(command.input)}`);
      if (name === `${deniedOperation}Command`) throw denied();
      if (pause) await pause;
      const output = answers[name]?.(command.input);
      if (output === undefined) throw notFound();
      return output;
    },
  });

  return {
    replace(next: FakeData): void {
      data = next;
    },
    /** Denies an operation in all scopes; undefined: none. */
    deny(operation: string | undefined): void {
      deniedOperation = operation;
    },
    /** Answers no call until the returned function is called. */
    pause(): () => void {
      let resume = (): void => undefined;
      pause = new Promise((resolve) => (resume = resolve));
      return () => {
        pause = undefined;
        resume();
      };
    },
    /** The calls since the last time. */
    takeCalls: (): readonly string[] => calls.splice(0),
    pool: {
      of: (scope: Scope) =>
        ({
          imagebuilder: clientOf(
            scope,
            imagebuilderOf(scope, () => data),
          ),
          transfer: clientOf(
            scope,
            transferOf(() => data),
          ),
          glue: clientOf(scope, { ListBlueprintsCommand: () => ({ Blueprints: [] }) }),
        }) as unknown as ServiceClients,
      prepare: () => Promise.resolve(),
      renewCredentials: () => Promise.resolve(false),
    } as unknown as ClientPool,
  };
};

export type FakeAws = ReturnType<typeof createFakeAws>;
