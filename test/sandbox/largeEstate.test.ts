import { describe, expect, it } from '@jest/globals';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { kinds } from '../../src/kinds';
import type { Format } from '../../src/model/formats';
import type { Estate, RegionEstate } from '../../sandbox/estate';
import { largeEstate } from '../../sandbox/large';
import { largestSize, usualSize } from '../../sandbox/large/size';
import { totalsOf } from '../../sandbox/large/totals';
import { documentAt, tableOf } from '../support/documents';
import { childrenOf, type Inventory, inventoryOf, regionIn } from '../support/estateInventory';
import { after, days, start } from '../support/estateTime';

const size = { scopes: 2, parents: 12, executions: 7 };
const estate = largeEstate({ ...size, start });

const regionsOf = (one: Estate): RegionEstate[] => one.scopes.map((scope) => regionIn(one, scope));
const inventories = (one: Estate, now: Date): Inventory[] =>
  regionsOf(one).map((region) => inventoryOf(region, now));

const atStart = inventories(estate, start);
const later = inventories(estate, after(days(40)));

/** The resources of one kind, in all scopes. */
const all = <Kind extends keyof Inventory>(kind: Kind, regions = atStart) =>
  regions.flatMap((inventory): Inventory[Kind][number][] => [...inventory[kind]]);

const countsOf = (regions: readonly Inventory[]) => {
  const count = (kind: keyof Inventory) =>
    regions.reduce((sum, inventory) => sum + inventory[kind].length, 0);
  return {
    images: count('images'),
    imagePipelines: count('imagePipelines'),
    workflowExecutions: count('workflowExecutions'),
    steps: count('steps'),
    lifecyclePolicies: count('lifecyclePolicies'),
    lifecycleExecutions: count('lifecycleExecutions'),
    transferWorkflows: count('transferWorkflows'),
    transferExecutions: count('transferExecutions'),
    blueprints: count('blueprints'),
    blueprintRuns: count('blueprintRuns'),
  };
};

describe('The totals of a large estate', () => {
  it('are the documented ones', () => {
    expect(totalsOf(size)).toEqual({
      images: 24,
      imagePipelines: 4,
      workflowExecutions: 168,
      // 42 per image: a build of 7, five tests of 6, a distribution of 5. The waiting build has 5.
      steps: 2 * (12 * 42 - 2),
      waitingSteps: 2,
      lifecyclePolicies: 24,
      lifecycleExecutions: 168,
      transferWorkflows: 24,
      transferExecutions: 168,
      blueprints: 24,
      blueprintRuns: 168,
      executions: 672,
    });
    expect(totalsOf(usualSize).executions).toBe(610_000);
  });

  it('and the limits of its size match docs/sandbox.md', () => {
    const document = documentAt('docs/sandbox.md');
    const { executions, workflowExecutions, steps, lifecycleExecutions } = totalsOf(usualSize);
    const documented = tableOf(document, 'option', 'maximum').map(([option, most, usual]) => [
      option,
      Number(most),
      Number(usual),
    ]);

    expect(documented).toEqual([
      ['`--scopes`', largestSize.scopes, usualSize.scopes],
      ['`--parents`', largestSize.parents, usualSize.parents],
      ['`--executions`', largestSize.executions, usualSize.executions],
    ]);
    for (const total of [executions, workflowExecutions, steps, lifecycleExecutions])
      expect(document.text).toContain(total.toLocaleString('en'));
  });

  it.each([
    size,
    { scopes: 1, parents: 1, executions: 1 },
    { scopes: 2, parents: 1, executions: 2 },
    { scopes: 1, parents: 31, executions: 13 },
  ])('match its collections: %j', (wanted) => {
    const { waitingSteps, executions, ...totals } = totalsOf(wanted);
    const opened = largeEstate({ ...wanted, start });

    const counts = countsOf(inventories(opened, start));

    expect(counts).toEqual(totals);
    expect(regionsOf(opened).flatMap((region) => region.waitingSteps(start))).toHaveLength(waitingSteps);
    expect(
      counts.workflowExecutions +
        counts.lifecycleExecutions +
        counts.transferExecutions +
        counts.blueprintRuns,
    ).toBe(executions);
  });

  it('do not change over time', () => {
    expect(countsOf(later)).toEqual(countsOf(atStart));
  });
});

describe('The scopes of a large estate', () => {
  it.each([1, 2, 20, largestSize.scopes])('are %d different pairs of a valid account and region', (count) => {
    const { scopes } = largeEstate({ scopes: count, parents: 1, executions: 1, start });

    expect(new Set(scopes.map(({ accountId, region }) => `${accountId}/${region}`)).size).toBe(count);
    for (const { accountId, region } of scopes) {
      expect(accountId).toMatch(/^\d{12}$/);
      expect(region).toMatch(/^[a-z]{2}-[a-z]+-\d$/);
    }
  });

  it('are several accounts, each in several regions', () => {
    const { scopes } = largeEstate({ ...usualSize, start });

    expect(new Set(scopes.map(({ accountId }) => accountId)).size).toBe(4);
    expect(new Set(scopes.map(({ region }) => region)).size).toBe(5);
  });

  it('share no ids', () => {
    const [one, other] = regionsOf(estate);
    const [execution] = all('workflowExecutions');
    const id = execution?.workflowExecutionId ?? '';

    expect(one?.workflowExecutions.get(id, start)).toBeDefined();
    expect(other?.workflowExecutions.get(id, start)).toBeUndefined();
    expect(estate.region({ accountId: '111122223333', region: 'us-east-1' })).toBeUndefined();
  });
});

describe('A large estate of the same size and start', () => {
  const copy = (wanted: Partial<Parameters<typeof largeEstate>[0]> = {}) =>
    inventories(largeEstate({ ...size, start, ...wanted }), start);

  it('is the same for the same seed', () => {
    expect(copy()).toEqual(atStart);
  });

  it('differs for another seed', () => {
    const [inventory] = copy({ seed: 2 });

    expect(inventory?.workflowExecutions).not.toEqual(atStart[0]?.workflowExecutions);
  });
});

describe('A large estate', () => {
  it('covers the ninety days before its start, and has mostly ended', () => {
    const runs = all('blueprintRuns').map(({ State, StartedOn }) => ({ status: State, at: StartedOn }));
    const lifecycle = all('lifecycleExecutions').map(({ state, startTime }) => ({
      status: state?.status,
      at: startTime,
    }));
    const builds = all('workflowExecutions').flatMap(({ status, startTime }) =>
      startTime === undefined ? [] : [{ status, at: new Date(startTime) }],
    );
    const everything = [...runs, ...lifecycle, ...builds];

    const over = everything.filter(({ status = '' }) => /^(SUCC|COMPL|FAIL|CANCELLED|SKIP)/.test(status));
    const times = everything.map(({ at }) => at?.getTime() ?? Number.NaN);

    expect(over.length).toBeGreaterThan(0.8 * everything.length);
    expect(over.length).toBeLessThan(everything.length);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(start.getTime() - days(90));
    expect(Math.max(...times)).toBeLessThanOrEqual(start.getTime());
    expect(new Set(times).size).toBeLessThan(0.8 * times.length);
  });

  it('runs half of the policies and blueprints on the same schedule in all scopes', () => {
    const timesOf = (parent: string, kind: 'lifecycleExecutions' | 'blueprintRuns') =>
      regionsOf(estate).map((region, at) => {
        const { accountId = '', region: name = '' } = estate.scopes[at] ?? {};
        const key = parent.replace('<scope>', `${name}:${accountId}`);
        return [...childrenOf<object>(region[kind], key, start)].map((run): unknown =>
          Reflect.get(run, kind === 'blueprintRuns' ? 'StartedOn' : 'startTime'),
        );
      });

    const [one, other] = timesOf(
      'arn:aws:imagebuilder:<scope>:lifecycle-policy/retention-0002',
      'lifecycleExecutions',
    );
    const [third, fourth] = timesOf('partner.import_0004', 'blueprintRuns');
    const [odd, oddToo] = timesOf('partner.import_0005', 'blueprintRuns');

    expect([other, third, fourth]).toEqual([one, one, one]);
    expect(odd).not.toEqual(oddToo);
  });

  it('has nothing after the last item of a list', () => {
    const [region] = regionsOf(estate);
    const images = region?.images.all(start) ?? [];

    expect(images).toHaveLength(12);
    expect(images[11]).toBeDefined();
    expect([images[12], images.at(-13), 12 in images, 11 in images]).toEqual([
      undefined,
      undefined,
      false,
      true,
    ]);
  });

  it('has failed and cancelled executions of each kind, with reasons', () => {
    const larger = largeEstate({ scopes: 1, parents: 40, executions: 10, start });
    const regions = inventories(larger, start);

    const failedImages = regions
      .flatMap(({ images }) => images)
      .filter(({ state }) => state?.status === 'FAILED');
    const failedRuns = regions
      .flatMap(({ blueprintRuns }) => blueprintRuns)
      .filter(({ State }) => State === 'FAILED');
    const failedPolicies = regions
      .flatMap(({ lifecycleExecutions }) => lifecycleExecutions)
      .filter(({ state }) => state?.status === 'FAILED');

    const reasons = [
      failedImages.map(({ state }) => state?.reason),
      failedRuns.map(({ ErrorMessage }) => ErrorMessage),
      failedPolicies.map(({ state }) => state?.reason),
    ];
    for (const ofKind of reasons) {
      expect(ofKind.length).toBeGreaterThan(0);
      expect(ofKind.filter((reason) => !reason)).toEqual([]);
    }
  });

  it('has Transfer executions that never end', () => {
    const ten = largeEstate({ scopes: 1, parents: 1, executions: 10, start });
    const known = all('transferExecutions', inventories(ten, after(days(40))));

    expect(new Set(known.map(({ execution }) => execution.Status))).toEqual(
      new Set(['IN_PROGRESS', 'HANDLING_EXCEPTION']),
    );
  });

  it('links a successful blueprint run and its workflow', () => {
    for (const region of regionsOf(estate)) {
      const runs = inventoryOf(region, start).blueprintRuns;
      const made = runs.filter(({ WorkflowName }) => WorkflowName !== undefined);

      const makers = made.map(({ WorkflowName = '' }) => region.glueWorkflows.get(WorkflowName, start));

      expect(made).toEqual(runs.filter(({ State }) => State === 'SUCCEEDED'));
      expect(makers.map((workflow) => workflow?.BlueprintDetails?.RunId)).toEqual(
        made.map(({ RunId }) => RunId),
      );
    }
  });

  it('lists a lifecycle run also under the image that it deprecated', () => {
    const [region] = regionsOf(estate);
    const deprecated = [...(region?.images.all(start) ?? [])].filter(
      ({ state }) => state?.status === 'DEPRECATED',
    );

    for (const { arn = '', lifecycleExecutionId = '' } of deprecated) {
      const runs = region?.lifecycleExecutions.of(arn, start) ?? [];
      const [resource] = region?.lifecycleResources(lifecycleExecutionId, undefined, start) ?? [];

      expect(runs.map((run) => run.lifecycleExecutionId)).toEqual([lifecycleExecutionId]);
      expect(resource?.resourceId).toBe(arn);
      expect(region?.lifecycleResources(lifecycleExecutionId, arn, start)).toHaveLength(2);
    }
    expect(deprecated).not.toHaveLength(0);
  });

  it.each([
    ['wf-b01d0000-0001-4000-8000-00000000000d', 'after the last image'],
    ['wf-b01d0000-0008-4000-8000-000000000001', 'after the last workflow'],
    ['wf-b01d0000-0000-4000-8000-000000000001', 'before the first workflow'],
    ['wf-b01d0000-0001-4001-8000-000000000001', 'a step'],
    ['wf-c1ea0a11-0001-4000-8000-000000000001', 'a lifecycle run'],
  ])('does not find %s, which is %s', (id) => {
    const [region] = regionsOf(estate);

    expect(region?.workflowExecutions.get('wf-b01d0000-0001-4000-8000-000000000001', start)).toBeDefined();
    expect(region?.workflowExecutions.get(id, start)).toBeUndefined();
    expect(region?.steps.of(id, start)).toBeUndefined();
  });

  it('does not find images, policies and blueprints after the last', () => {
    const [region] = regionsOf(estate);
    const arn = (resource: string): string => `arn:aws:imagebuilder:us-east-1:700000000001:${resource}`;

    expect(region?.images.get(arn('image/service-002/1.0.0/2'), start)).toBeDefined();
    expect(region?.images.get(arn('image/service-002/1.0.0/3'), start)).toBeUndefined();
    expect(region?.images.get(arn('image/service-001/1.0.0/11'), start)).toBeUndefined();
    expect(region?.workflowExecutions.of(arn('image/service-001/1.0.0/11'), start)).toBeUndefined();
    expect(region?.lifecycleExecutions.of(arn('lifecycle-policy/retention-0012'), start)).toBeDefined();
    expect(region?.lifecycleExecutions.of(arn('lifecycle-policy/retention-0013'), start)).toBeUndefined();
    expect(region?.blueprintRuns.of('partner.import_0013', start)).toBeUndefined();
    expect(region?.blueprintRuns.of('partner.import_12', start)).toBeUndefined();
  });
});

describe('Every id and ARN of the largest estate', () => {
  const { scopes, parents, executions } = largestSize;
  const largest = largeEstate({ ...largestSize, start });
  const region = regionIn(largest, largest.scopes[scopes - 1] ?? { accountId: '', region: '' });
  const last = <Thing>(things: readonly Thing[] | undefined): Thing => {
    const thing = things?.at(-1);
    if (thing === undefined) throw new Error('There is nothing.');
    return thing;
  };

  it('matches the pattern of AWS', () => {
    const image = last(region.images.all(start));
    const workflow = last(region.workflowExecutions.of(image.arn ?? '', start));
    const step = last(region.steps.of(workflow.workflowExecutionId ?? '', start));
    const policy = last(region.lifecyclePolicies.all(start));
    const lifecycle = last(region.lifecycleExecutions.of(policy.arn ?? '', start));
    const upload = last(region.transferWorkflows.all(start));
    const execution = last(region.transferExecutions.of(upload.WorkflowId ?? '', start));
    const server = execution.ServiceMetadata?.UserDetails?.ServerId;
    const blueprint = last(region.blueprints.all(start));
    const run = last(region.blueprintRuns.of(blueprint.Name ?? '', start));
    const ids: readonly (readonly [Format, string | undefined])[] = [
      [kinds.Image.ids.arn.format, image.arn],
      [kinds.ImagePipeline.ids.arn.format, image.sourcePipelineArn],
      [kinds.ImageBuilderWorkflowDefinition.ids.arn.format, workflow.workflowBuildVersionArn],
      [kinds.ImageBuilderWorkflow.ids.workflowExecutionId.format, workflow.workflowExecutionId],
      [kinds.WorkflowStep.ids.stepExecutionId.format, step.stepExecutionId],
      [kinds.LifecyclePolicy.ids.arn.format, policy.arn],
      [kinds.Lifecycle.ids.lifecycleExecutionId.format, lifecycle.lifecycleExecutionId],
      [kinds.TransferWorkflow.ids.workflowId.format, upload.WorkflowId],
      [kinds.TransferExecution.ids.executionId.format, execution.ExecutionId],
      [kinds.TransferServer.ids.serverId.format, server],
      [kinds.Blueprint.ids.name.format, blueprint.Name],
      [kinds.BlueprintRun.ids.runId.format, run.RunId],
      [kinds.GlueWorkflow.ids.name.format, run.WorkflowName ?? 'none yet'],
    ];

    expect(ids.filter(([format, value = '']) => !format.pattern.test(value))).toEqual([]);
    expect(region.transferServers.get(server ?? '', start)).toBeDefined();
    expect(region.lifecycleExecutions.get(lifecycle.lifecycleExecutionId ?? '', start)).toEqual(lifecycle);
    expect(region.blueprintRuns.of(blueprint.Name ?? '', start)).toHaveLength(executions);
    expect(region.images.all(start)).toHaveLength(parents);
  });
});

describe('The memory of a large estate', () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const usedBytes = (): number => {
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };

  it('stays small after all of it has been read', () => {
    const before = usedBytes();
    const beginning = performance.now();
    const opened = largeEstate({ ...usualSize, start });
    const openedIn = performance.now() - beginning;
    let listed = 0;
    for (const region of regionsOf(opened)) {
      for (const { arn } of region.images.all(start))
        listed += childrenOf(region.workflowExecutions, arn, start).length;
      for (const { arn } of region.lifecyclePolicies.all(start))
        listed += [...childrenOf(region.lifecycleExecutions, arn, start).slice(0, 25)].length;
      for (const { Name } of region.blueprints.all(start))
        listed += [...childrenOf(region.blueprintRuns, Name, start).slice(0, 25)].length;
    }
    const grown = usedBytes() - before;

    expect(opened.scopes).toHaveLength(20);
    expect(listed).toBe(60_000);
    expect(openedIn).toBeLessThan(1000);
    // Storing 610,000 executions would take hundreds of megabytes.
    expect(grown).toBeLessThan(40_000_000);
  });
});
