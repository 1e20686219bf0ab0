import { describe, expect, it } from '@jest/globals';
import type { ChildCollection, RegionEstate, Collection } from '../../sandbox/estate';
import { largeEstate } from '../../sandbox/large';
import { childrenOf, regionIn } from '../support/estateInventory';
import { after, days, hours, start } from '../support/estateTime';

const estate = largeEstate({ scopes: 2, parents: 30, executions: 4, start });
const moments: readonly (readonly [string, Date])[] = [
  ['at the start', start],
  ['an hour later', after(hours(1))],
  ['forty days later', after(days(40))],
];

describe.each(moments)('A large estate, %s,', (_when, now) => {
  const regions = estate.scopes.map((scope) => regionIn(estate, scope));

  it.each<[string, (region: RegionEstate) => Collection<object>, string]>([
    ['images', (region) => region.images, 'arn'],
    ['pipelines', (region) => region.imagePipelines, 'arn'],
    ['definitions', (region) => region.workflows, 'arn'],
    ['policies', (region) => region.lifecyclePolicies, 'arn'],
    ['Transfer workflows', (region) => region.transferWorkflows, 'WorkflowId'],
    ['Transfer servers', (region) => region.transferServers, 'ServerId'],
    ['blueprints', (region) => region.blueprints, 'Name'],
    ['Glue workflows', (region) => region.glueWorkflows, 'Name'],
  ])('returns the same from get as from the list: %s', (_kind, collectionIn, member) => {
    for (const region of regions) {
      const listed = [...collectionIn(region).all(now)];

      const got = listed.map((thing) => collectionIn(region).get(String(Reflect.get(thing, member)), now));

      expect(listed.length).toBeGreaterThan(0);
      expect(got).toEqual(listed);
    }
  });

  const imagesOf = (region: RegionEstate) => region.images.all(now).map(({ arn }) => arn);
  const workflowIdsOf = (region: RegionEstate) =>
    imagesOf(region)
      .flatMap((arn) => childrenOf(region.workflowExecutions, arn, now))
      .map(({ workflowExecutionId }) => workflowExecutionId);

  it.each<
    [
      string,
      (region: RegionEstate) => ChildCollection<object>,
      (region: RegionEstate) => (string | undefined)[],
      string,
    ]
  >([
    ['workflow executions', (region) => region.workflowExecutions, imagesOf, 'workflowExecutionId'],
    ['steps', (region) => region.steps, workflowIdsOf, 'stepExecutionId'],
    [
      'lifecycle executions',
      (region) => region.lifecycleExecutions,
      (region) => region.lifecyclePolicies.all(now).map(({ arn }) => arn),
      'lifecycleExecutionId',
    ],
    [
      'Transfer executions',
      (region) => region.transferExecutions,
      (region) => region.transferWorkflows.all(now).map(({ WorkflowId }) => WorkflowId),
      'ExecutionId',
    ],
    [
      'blueprint runs',
      (region) => region.blueprintRuns,
      (region) => region.blueprints.all(now).map(({ Name }) => Name),
      'RunId',
    ],
  ])(
    'returns the same from get as from the list of the parent: %s',
    (_kind, collectionIn, parentsOf, member) => {
      const ids = regions.flatMap((region) => {
        const listed = parentsOf(region).flatMap((parent) => [
          ...childrenOf(collectionIn(region), parent, now),
        ]);
        const keys = listed.map((thing) => String(Reflect.get(thing, member)));
        expect(keys.map((key) => collectionIn(region).get(key, now))).toEqual(listed);
        return keys;
      });

      expect(ids.length).toBeGreaterThan(0);
      expect(new Set(ids).size).toBe(ids.length);
    },
  );

  it('lists exactly the waiting steps of its workflows', () => {
    for (const region of regions) {
      const waiting = workflowIdsOf(region)
        .flatMap((id) => [...childrenOf(region.steps, id, now)])
        .filter(({ action, status }) => action === 'WaitForAction' && status === 'RUNNING');

      expect(region.waitingSteps(now)).toEqual(waiting);
      expect(waiting).toHaveLength(2);
    }
  });

  const isOver = ({ status = '' }: { status?: string | undefined }) =>
    /^(COMPLETED|FAILED|CANCELLED|SKIPPED)$/.test(status);

  const builds = regions.flatMap((region) =>
    region.images
      .all(now)
      .map((image) => ({ image, workflows: childrenOf(region.workflowExecutions, image.arn, now) })),
  );

  it('has images that begin before their workflows', () => {
    const early = builds.filter(({ image: { dateCreated = '9' }, workflows }) =>
      workflows.some(({ startTime = '9' }) => startTime <= dateCreated),
    );

    expect(early).toEqual([]);
  });

  it('has images that end with their workflows', () => {
    const underWay = builds.filter(({ image }) => (image.state?.status ?? '').endsWith('ING'));

    expect(underWay).toEqual(builds.filter(({ workflows }) => !workflows.every(isOver)));
    expect(underWay.length).toBeGreaterThan(0);
  });

  it('has images whose failure reason names the failed workflow', () => {
    const failed = builds.filter(({ image }) => image.state?.status === 'FAILED');

    expect(failed).toEqual(
      builds.filter(({ workflows }) => workflows.some(({ status }) => status === 'FAILED')),
    );
    for (const { image, workflows } of failed) {
      const culprit = workflows.find(({ status }) => status === 'FAILED');
      expect(image.state?.reason).toContain(culprit?.workflowExecutionId);
      expect(image.state?.reason).toContain(culprit?.message);
    }
    expect(failed.length).toBeGreaterThan(0);
  });

  it('has skipped workflows that begin and end with the build', () => {
    const cutShort = builds
      .map(({ workflows }) => workflows.filter(({ status }) => status === 'SKIPPED'))
      .filter((skipped) => skipped.length > 0);
    const expected = builds
      .filter(({ workflows }) => workflows.some(({ status }) => status === 'SKIPPED'))
      .map(({ workflows }) => workflows.filter(({ status }) => status !== 'SKIPPED'))
      .map((run) =>
        run
          .map(({ endTime = '' }) => endTime)
          .toSorted()
          .at(-1),
      );

    expect(cutShort.map((skipped) => new Set(skipped.map(({ startTime }) => startTime)))).toEqual(
      expected.map((moment) => new Set([moment])),
    );
    expect(cutShort.length).toBeGreaterThan(0);
  });

  it('has images that are available forty seconds after their last workflow, as in their AMI names', () => {
    const available = builds.filter(({ image }) => image.outputResources !== undefined);
    const expected = available.map(({ image, workflows }) => {
      const ends = Math.max(...workflows.map(({ endTime = '' }) => Date.parse(endTime)));
      const moment = new Date(ends + 40_000).toISOString().replaceAll(':', '-').replace('Z', '000Z');
      return `${image.name} ${moment}`;
    });

    expect(available.map(({ image }) => image.outputResources?.amis?.[0]?.name)).toEqual(expected);
    expect(available.length).toBeGreaterThan(0);
  });

  it('has workflows with the duration and the counts of their steps', () => {
    for (const region of regions) {
      for (const id of workflowIdsOf(region)) {
        const workflow = region.workflowExecutions.get(id ?? '', now);
        const steps = childrenOf(region.steps, id, now);
        const ends = steps.map(({ endTime = '' }) => endTime).toSorted();
        const starts = steps.map(({ startTime = '9' }) => startTime).toSorted();

        expect([5, 6, 7]).toContain(steps.length);
        expect(workflow?.totalStepCount).toBe(steps.length);
        if (workflow?.endTime !== undefined) expect(ends.at(-1)).toBe(workflow.endTime);
        if (workflow?.startTime !== undefined)
          expect(starts[0]?.localeCompare(workflow.startTime)).not.toBe(-1);
      }
    }
  });
});
