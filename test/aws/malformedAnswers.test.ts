import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../sandbox/faultInjection';
import {
  blueprintName,
  imageArn,
  now,
  pipelineArn,
  policyRunId,
  runId,
  singleScopeEstate,
  untouchedImageArn,
} from '../support/fixtureEstate';
import { startTestGateway, type TestGateway } from '../support/gateway';

const withGateway = async (run: (gateway: TestGateway) => Promise<void>): Promise<void> => {
  const gateway = await startTestGateway(singleScopeEstate, {
    cache: { maxBytes: 10_000_000, runningSeconds: 60 },
    now: () => now,
  });
  try {
    await run(gateway);
  } finally {
    await gateway.close();
  }
};

const once = ({ sandbox }: TestGateway, operation: string, body: Record<string, unknown>): void => {
  const fault: Fault = { kind: 'answer', status: 200, body };
  sandbox.faults.add({ times: 1, match: { operation }, fault });
};

const image = (arn: string): string => `image(imageBuildVersionArn: "${arn}") { name }`;
const pipeline = `imagePipeline(imagePipelineArn: "${pipelineArn}") { name }`;

describe('A malformed value in a cached answer', () => {
  it('drops its record, and none of the other answers that the request has read', async () => {
    await withGateway(async (gateway) => {
      once(gateway, 'GetImage', { image: { arn: imageArn, name: { not: 'text' } } });
      const query = `{ broken: ${image(imageArn)} whole: ${image(untouchedImageArn)} ${pipeline} }`;

      const first = await gateway.ask(query);
      const second = await gateway.ask(query);

      expect(first.errors).toMatchObject([{ path: ['broken', 'name'] }]);
      expect(first.calls).toEqual(['GetImage', 'GetImage', 'GetImagePipeline']);
      expect(second.errors).toBeUndefined();
      expect(second.calls).toEqual(['GetImage']);
    });
  });

  it('drops its list, but not the other items of the list', async () => {
    await withGateway(async (gateway) => {
      once(gateway, 'ListImageBuildVersions', {
        imageSummaryList: [
          { arn: imageArn, name: { not: 'text' }, state: { status: 'AVAILABLE' } },
          { arn: untouchedImageArn, name: 'whole', state: { status: 'AVAILABLE' } },
        ],
      });

      await gateway.ask('{ images { nodes { name } } }');
      const whole = await gateway.ask(`{ ${image(untouchedImageArn)} }`);
      const broken = await gateway.ask(`{ ${image(imageArn)} }`);
      const list = await gateway.ask('{ images { nodes { arn } } }');

      expect([whole.data.image, whole.calls]).toEqual([{ name: 'whole' }, []]);
      expect(broken.calls).toEqual(['GetImage']);
      expect(list.calls).toEqual(['ListImageBuildVersions']);
    });
  });

  it('drops the list that a single record came from, where only that record fails', async () => {
    await withGateway(async (gateway) => {
      once(gateway, 'ListImageBuildVersions', {
        imageSummaryList: [{ arn: imageArn, name: { not: 'text' }, state: { status: 'AVAILABLE' } }],
      });
      await gateway.ask('{ images { nodes { arn } } }');

      const single = await gateway.ask(`{ ${image(imageArn)} }`);
      const list = await gateway.ask('{ images { nodes { name } } }');

      expect(single.errors).toMatchObject([{ path: ['image', 'name'] }]);
      expect(list.errors).toBeUndefined();
      expect(list.calls).toEqual(['ListImageBuildVersions']);
    });
  });

  it('drops a list of all executions that it was found in, also when that came from the cache', async () => {
    await withGateway(async (gateway) => {
      once(gateway, 'GetBlueprintRuns', {
        BlueprintRuns: [
          { BlueprintName: blueprintName, RunId: runId, State: 'FAILED', StartedOn: 99_999_999_999_999 },
        ],
      });
      const query = '{ executions(filter: { kinds: [BLUEPRINT_RUN] }) { nodes { rawStatus startedAt } } }';
      await gateway.ask('{ executions(filter: { kinds: [BLUEPRINT_RUN] }) { nodes { rawStatus } } }');

      const cached = await gateway.ask(query);
      const next = await gateway.ask(query);

      expect([cached.calls, cached.errors?.length]).toEqual([[], 1]);
      expect(next.errors).toBeUndefined();
      expect(next.calls).toEqual(['GetBlueprintRuns']);
    });
  });

  it('drops a list of resources that has it', async () => {
    await withGateway(async (gateway) => {
      once(gateway, 'ListLifecycleExecutionResources', {
        lifecycleExecutionState: { status: 'SUCCESS' },
        resources: [{ resourceId: 'ami-1', region: { not: 'text' } }],
      });
      const query = `{ lifecycle(lifecycleExecutionId: "${policyRunId}") { resources { nodes { region } } } }`;

      const first = await gateway.ask(query);
      const second = await gateway.ask(query);

      expect(first.errors).toHaveLength(1);
      expect(second.errors).toBeUndefined();
      expect(second.calls).toEqual(['ListLifecycleExecutionResources']);
    });
  });

  it('drops nothing where the malformed answer was never cached', async () => {
    await withGateway(async (gateway) => {
      once(gateway, 'GetImage', { image: {} });
      const query = `{ ${image(imageArn)} ${pipeline} }`;

      const first = await gateway.ask(query);
      const second = await gateway.ask(query);

      expect(first.errors).toMatchObject([{ path: ['image'] }]);
      expect(second.calls).toEqual(['GetImage']);
    });
  });

  it('drops both pages that name one token, since either may be wrong, and no page before them', async () => {
    await withGateway(async (gateway) => {
      const page = (number: number, nextToken?: string) =>
        once(gateway, 'ListImagePipelines', {
          imagePipelineList: [{ arn: `${pipelineArn}-${number}` }],
          nextToken,
        });
      const list = '{ imagePipelines(first: 100) { nodes { arn } } }';
      page(1, 'first');
      page(2, 'again');
      page(3, 'again');

      const first = await gateway.ask(list);
      page(2, 'good');
      page(3);
      const second = await gateway.ask(list);

      expect(first.errors).toMatchObject([{ path: ['imagePipelines'] }]);
      expect(first.calls).toHaveLength(3);
      expect(second.errors).toBeUndefined();
      expect(second.data.imagePipelines.nodes).toEqual(
        [1, 2, 3].map((number) => ({ arn: `${pipelineArn}-${number}` })),
      );
      expect(second.calls).toEqual(['ListImagePipelines', 'ListImagePipelines']);
    });
  });
});
