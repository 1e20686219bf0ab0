import { afterEach, describe, expect, it } from '@jest/globals';
import type { RegionData } from '../support/estate';
import { type ChangingAws, callsOf, startChangingAws } from '../support/history/changingAws';
import { uuid } from '../support/sequence';

/* What is deleted after `history.keepDays`, and what `executions` says of it. */

const place = '111122223333/us-east-1';
const imageArn = 'arn:aws:imagebuilder:us-east-1:111122223333:image/web/1.0.0/1';
const daySeconds = 86_400;

const finished: RegionData = {
  images: [{ arn: imageArn, state: { status: 'AVAILABLE' } }],
  workflowExecutions: [
    {
      workflowExecutionId: `wf-${uuid(1)}`,
      imageBuildVersionArn: imageArn,
      workflowBuildVersionArn: 'arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/1.0.3/1',
      status: 'COMPLETED',
      startTime: '2026-11-27T11:00:00.000Z',
      endTime: '2026-11-27T11:10:00.000Z',
    },
  ],
  steps: [
    {
      stepExecutionId: `step-${uuid(1)}`,
      workflowExecutionId: `wf-${uuid(1)}`,
      imageBuildVersionArn: imageArn,
      name: 'Build',
      status: 'COMPLETED',
      startTime: '2026-11-27T11:01:00.000Z',
      endTime: '2026-11-27T11:02:00.000Z',
    },
  ],
};

const list = `{ executions(filter: { kinds: [IMAGE_BUILDER_WORKFLOW, WORKFLOW_STEP] }) {
  nodes { __typename origin firstSeenAt } coverage { state } } }`;

let aws: ChangingAws;
afterEach(() => aws.close());

const start = async () => {
  aws = await startChangingAws([place], { settings: { keepDays: 7 } });
  aws.replace({ [place]: finished });
  const firstSeenAt = aws.nowText();
  const { data } = await aws.ask(list);
  expect(data.executions).toEqual(complete(firstSeenAt));
  return firstSeenAt;
};

const complete = (firstSeenAt: unknown) => ({
  nodes: ['WorkflowStep', 'ImageBuilderWorkflow'].map((__typename) => ({
    __typename,
    origin: 'AWS',
    firstSeenAt,
  })),
  coverage: [{ state: 'COMPLETE' }, { state: 'COMPLETE' }],
});

describe('Executions under an image that has ended', () => {
  it('stay for as long as AWS lists the image, though their lists are not read again', async () => {
    const firstSeenAt = await start();
    aws.passSeconds(8 * daySeconds);
    const again = await aws.ask(list);

    expect(callsOf(again)).toEqual([`ListImageBuildVersions ${place}`]);
    expect(await aws.store.maintenance.deleteOld()).toBe(0);

    const { data } = await aws.ask(list);
    expect(data.executions).toEqual(complete(firstSeenAt));
  });

  it('are read again where nothing was asked for so long that they were deleted', async () => {
    await start();
    aws.passSeconds(8 * daySeconds);

    expect(await aws.store.maintenance.deleteOld()).toBe(2);

    const { data } = await aws.ask(list);
    expect(data.executions).toEqual(complete(expect.any(String)));
  });

  it('stay for keepDays after the image is gone', async () => {
    const firstSeenAt = await start();
    aws.passSeconds(8 * daySeconds);
    aws.replace({ [place]: {} });
    await aws.ask(list);
    aws.passSeconds(6 * daySeconds);
    await aws.ask(list);

    expect(await aws.store.maintenance.deleteOld()).toBe(0);
    const kept = await aws.ask(list);
    aws.passSeconds(2 * daySeconds);

    expect(await aws.store.maintenance.deleteOld()).toBe(2);
    expect(kept.data.executions.nodes).toEqual(
      complete(firstSeenAt).nodes.map((node) => ({ ...node, origin: 'HISTORY' })),
    );
  });
});
