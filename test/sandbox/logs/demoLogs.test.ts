import { describe, expect, it } from '@jest/globals';
import { demoEstate, showcase } from '../../../sandbox/demoData/index';
import { callbackToken } from '../../../sandbox/demoData/transfer/executionLog';
import { plantedSecrets } from '../../../sandbox/demoData/imageBuilder/logs/plantedLines';
import type { LogGroup, StoredImage } from '../../../sandbox/estate';
import { groupBy } from '../../../sandbox/groupBy';
import { childrenOf, regionIn } from '../../support/estateInventory';
import { after, days, hours, minutes, moments, start } from '../../support/estateTime';

const estate = demoEstate({ start });
const home = regionIn(estate, showcase.scope);
const { logGroups } = showcase;

const groupNamed = (name: string, now = start): LogGroup => {
  const group = home.logGroups.get(name, now);
  if (!group) throw new Error(`Unknown log group: ${name}`);
  return group;
};

const streamsOf = (name: string, now = start) =>
  groupNamed(name, now).streams({ from: 0, to: now.getTime() });

const linesOf = (name: string, stream: string, now = start) =>
  streamsOf(name, now)
    .filter((one) => one.name === stream)
    .flatMap((one) => one.events({ from: 0, to: now.getTime() }));

const messagesOf = (name: string, stream: string, now = start) =>
  linesOf(name, stream, now).map(({ message }) => message);

const groupOf = (image: StoredImage) =>
  image.loggingConfiguration?.logGroupName ?? `/aws/imagebuilder/${image.name}`;

const logOf = (image: StoredImage, now = start) => messagesOf(groupOf(image), image.version ?? '', now);

const images = home.images.all(start);
const imageAt = (arn: string): StoredImage => {
  const image = home.images.get(arn, start);
  if (!image) throw new Error(`Unknown image: ${arn}`);
  return image;
};

describe('The log of a build in the demo data', () => {
  it('exists for each build that ran workflows, in the group of its given name', () => {
    const begun = images.filter(
      ({ state, imageSource }) => state?.status !== 'PENDING' && imageSource !== 'IMPORTED',
    );
    const others = images.filter((image) => !begun.includes(image));

    expect(begun.filter((image) => logOf(image).length < 4)).toEqual([]);
    expect(others.map(groupOf).filter((name) => home.logGroups.get(name, start))).toEqual([]);
    expect(imageAt(showcase.waitingBuild.imageArn)).toMatchObject({ name: 'Golden-Windows' });
    expect(streamsOf(logGroups.goldenWindows).map(({ name }) => name)).toContain('2024.11.0/3');
  });

  it('begins as Image Builder’s', () => {
    expect(logOf(imageAt(showcase.lastBuild.imageArn)).slice(0, 8)).toEqual([
      `Image transitioned to CREATING state for Image ARN: ${showcase.lastBuild.imageArn}`,
      `Image transitioned to BUILDING state for Image ARN: ${showcase.lastBuild.imageArn}`,
      expect.stringMatching(
        /^Resolved Image Recipe parent image arn:aws:imagebuilder:us-east-1:aws:image\/amazon-linux-2023-x86\/2026.2.0\/1 to AMI ami-0[0-9a-f]{16}\.$/,
      ),
      'Started BUILD workflow arn:aws:imagebuilder:us-east-1:813215560771:workflow/build/build-image/1.0.3/1',
      'Total 7 steps to run for workflow arn:aws:imagebuilder:us-east-1:813215560771:workflow/build/build-image/1.0.3/1',
      "No 'if' conditions to evaluate for step: LaunchBuildInstance",
      'Started step LaunchBuildInstance with action LaunchInstance',
      'Launching instance',
    ]);
  });

  it('ends with the first failed step of a component', () => {
    const log = logOf(imageAt(showcase.lastBuild.imageArn));
    const at = log.indexOf('TOE has completed execution with failure - Execution failed!');

    expect(log.slice(at + 1, at + 8)).toEqual([
      'Document: payments-api-install',
      'ComponentArn: arn:aws:imagebuilder:us-east-1:111122223333:component/payments-api-install/1.3.0/1',
      'Phase: build',
      'Step: InstallPackages',
      'Action: ExecuteBash',
      'ErrorMessage: exit status 1',
      'Stderr: Error: Unable to find a match: payments-crypto-2.1',
    ]);
    expect(JSON.stringify(home.steps.get(showcase.lastBuild.stepExecutionId, start))).not.toContain('crypto');
  });

  it('has the message and the output of each failed step', () => {
    const failed = images.flatMap((image) =>
      childrenOf(home.workflowExecutions, image.arn, start).flatMap(({ workflowExecutionId }) =>
        childrenOf(home.steps, workflowExecutionId, start)
          .filter(({ status }) => status === 'FAILED')
          .map((step) => ({ log: logOf(image).join('\n'), step })),
      ),
    );
    const silent = failed.filter(({ log, step }) => {
      const { output = '', error = '' } = JSON.parse(step.outputs ?? '{}') as Record<string, string>;
      return [step.message ?? 'none', ...output.split('\n'), error].some((text) => !log.includes(text));
    });

    expect(failed.length).toBeGreaterThan(18);
    expect(silent.map(({ step }) => step.stepExecutionId)).toEqual([]);
  });

  it.each(moments)('has the lines of each step within its time %s', (_name, now) => {
    for (const image of home.images.all(now)) {
      if (!home.logGroups.get(groupOf(image), now)) continue;
      const lines = linesOf(groupOf(image), image.version ?? '', now);
      const steps = childrenOf(home.workflowExecutions, image.arn, now).flatMap(({ workflowExecutionId }) =>
        childrenOf(home.steps, workflowExecutionId, now),
      );
      const started = lines.filter(({ message }) => message.startsWith('Started step '));
      const begun = steps.filter(({ startTime, status }) => startTime !== undefined && status !== 'SKIPPED');

      expect(started.map(({ timestamp }) => timestamp).toSorted()).toEqual(
        begun.map(({ startTime = '' }) => new Date(startTime).getTime()).toSorted(),
      );
      expect(lines.every(({ timestamp }) => timestamp <= now.getTime())).toBe(true);
    }
  });

  it('grows while the build runs', () => {
    const image = imageAt(showcase.runningBuild.imageArn);

    const counts = [0, 5, 10, 60].map((count) => logOf(image, after(minutes(count))).length);

    expect(counts).toEqual([...new Set(counts)].toSorted((one, other) => one - other));
    expect(logOf(image, after(minutes(60))).at(-1)).toContain('Image transitioned to AVAILABLE');
  });

  it('has made-up secrets and a long line', () => {
    const log = messagesOf(logGroups.edgeProxy, '1.9.0/5');

    for (const secret of Object.values(plantedSecrets)) expect(log.join('\n')).toContain(secret);
    expect(Math.max(...log.map(({ length }) => length))).toBeGreaterThan(25_000);
  });

  it('cannot be filtered in one group', () => {
    expect(groupNamed(logGroups.batchWorker).logGroupClass).toBe('INFREQUENT_ACCESS');
    expect(imageAt(showcase.containerBuild.imageArn).loggingConfiguration?.logGroupName).toBe(
      logGroups.batchWorker,
    );
  });
});

describe('The log of a pipeline in the demo data', () => {
  it('has a stream a day, which says why runs started or were skipped', () => {
    const name = '/aws/imagebuilder/pipeline/web-server';
    const [day] = streamsOf(name).map((stream) => stream.name);

    expect(day).toMatch(/^\d{4}\/\d\d\/\d\d$/);
    expect(messagesOf(name, day ?? '')).toEqual([
      expect.stringMatching(
        /started image .*web-server\/2\.4\.0\/1: dependency update found: .*\/2026\.0\.1\/1$/,
      ),
    ]);
    const skipped = streamsOf(logGroups.batchWorkerPipeline).flatMap((stream) =>
      messagesOf(logGroups.batchWorkerPipeline, stream.name),
    );
    expect(skipped.filter((line) => line.includes('skipped its run: no dependency updates'))).toHaveLength(
      30,
    );
  });
});

describe('The newest builds of payments-api', () => {
  it('are a failure and a success with other recipe, component, parent image and instances', () => {
    const [failed, ...before] = images.filter(({ name }) => name === 'payments-api');
    const good = before.find(({ state }) => state?.status === 'AVAILABLE');
    const partsOf = (image: StoredImage | undefined) => [
      image?.imageRecipe?.version,
      image?.imageRecipe?.components?.[0]?.componentArn,
      image?.imageRecipe?.parentImage,
      image?.infrastructureConfiguration?.instanceTypes,
    ];

    expect([failed?.state?.status, failed?.version, good?.version]).toEqual(['FAILED', '3.3.0/1', '3.2.0/6']);
    expect(
      partsOf(failed).filter((part, at) => JSON.stringify(part) === JSON.stringify(partsOf(good)[at])),
    ).toEqual([]);
    expect(home.imagePipelines.get(failed?.sourcePipelineArn ?? '', start)?.imageRecipeArn).toMatch(
      /3\.3\.0$/,
    );
  });
});

const eventsIn = (group: string, from: number, to: Date, prefix = '') => {
  const window = { from, to: to.getTime() };
  return groupNamed(group, to)
    .streams(window)
    .filter(({ name }) => name.startsWith(prefix))
    .flatMap((stream) => stream.events(window));
};

/** The lines of each execution in a group at the start, oldest first. */
const linesOfExecutions = (group: string) =>
  groupBy(
    eventsIn(group, 0, start)
      .filter(({ message }) => message.startsWith('{"type":'))
      .map(({ message }) => JSON.parse(message)),
    ({ executionId }) => executionId,
  );

const invoiceLines = linesOfExecutions(logGroups.invoices);

describe('The log of a Transfer execution in the demo data', () => {
  const { invoice4711, withoutEnd, invoicesWorkflowId } = showcase.transfer;

  it('says what became of invoice 4711', () => {
    const lines = invoiceLines.get(invoice4711.executionId) ?? [];

    expect(lines.map(({ type, details }) => [type, details.stepName])).toEqual([
      ['ExecutionStarted', undefined],
      ['StepStarted', 'decrypt-invoice'],
      ['StepErrored', 'decrypt-invoice'],
      ['StepStarted', 'move-to-quarantine'],
      ['StepCompleted', 'move-to-quarantine'],
      ['StepStarted', 'tag-as-failed'],
      ['StepCompleted', 'tag-as-failed'],
      ['ExecutionErrored', undefined],
    ]);
    expect(lines[0]).toMatchObject({
      workflowId: invoicesWorkflowId,
      details: { input: { initialFileLocation: { key: invoice4711.key } } },
      transferDetails: { username: 'northwind-tools', serverId: 's-0ddba11feed000001' },
    });
    expect(lines[2].details).toEqual({
      errorType: 'BAD_REQUEST',
      errorMessage: 'The file is not encrypted with a key that this server knows',
      stepType: 'DECRYPT',
      stepName: 'decrypt-invoice',
    });
  });

  it.each(moments)('has exactly one finished invoice 4711 in the last seven days %s', (_name, now) => {
    const ids = eventsIn(logGroups.invoices, now.getTime() - days(7), now, 'northwind-tools.w-')
      .filter(({ message }) => message.includes('invoice-4711.') && message.includes('ExecutionStarted'))
      .map(({ message }) => JSON.parse(message).executionId as string);

    expect(ids).toHaveLength(1);
    expect(home.transferExecutions.get(ids[0] ?? '', now)?.Status).toBe('EXCEPTION');
  });

  it('agrees with the execution, while it runs and afterwards', () => {
    const finals: Readonly<Record<string, string>> = {
      COMPLETED: 'ExecutionCompleted',
      EXCEPTION: 'ExecutionErrored',
    };
    for (const [workflowId, group] of [
      [invoicesWorkflowId, logGroups.invoices],
      [showcase.transfer.surveysWorkflowId, logGroups.surveys],
    ] as const) {
      const all = linesOfExecutions(group);
      for (const execution of childrenOf(home.transferExecutions, workflowId, start)) {
        const lines = all.get(execution.ExecutionId ?? '') ?? [];
        const ended = lines.filter(({ type }) => type === 'StepCompleted' || type === 'StepErrored');
        const results = [...(execution.Results?.Steps ?? []), ...(execution.Results?.OnExceptionSteps ?? [])];

        expect(ended.map(({ details }) => [details.stepType, details.errorMessage])).toEqual(
          results.map(({ StepType, Error: error }) => [StepType, error?.Message]),
        );
        expect(lines.filter(({ type }) => type.startsWith('Execution')).map(({ type }) => type)).toEqual(
          ['ExecutionStarted', finals[execution.Status ?? '']].filter((type) => type !== undefined),
        );
        expect(execution.LoggingConfiguration?.LogGroupName).toBe(group);
      }
    }
  });

  it('can lack its end', () => {
    const lines = invoiceLines.get(withoutEnd) ?? [];

    expect(home.transferExecutions.get(withoutEnd, start)?.Status).toBe('COMPLETED');
    expect(lines.at(-1)).toMatchObject({
      type: 'StepCompleted',
      details: { stepName: 'delete-encrypted-original' },
    });
  });

  it('has the callback token in clear', () => {
    const invoked = (invoiceLines.get(withoutEnd) ?? []).find(({ type }) => type === 'CustomStepInvoked');

    expect(invoked.details.output.token).toBe(callbackToken(withoutEnd, 1));
    expect(invoked.details.output.token).toMatch(/^\w{1,64}$/);
  });

  it('is in a stream of its own, whose name has another id', () => {
    const names = streamsOf(logGroups.invoices).map(({ name }) => name);
    const surveys = streamsOf(logGroups.surveys).map(({ name }) => name);

    expect(new Set(names).size).toBe(names.length);
    expect(names).toContainEqual(
      expect.stringMatching(/^northwind-tools\.w-invoiceintake0001\.[0-9a-f]{16}$/),
    );
    expect(surveys.filter((name) => !/^w-seismicsurveys001\/[0-9a-f]{16}$/.test(name))).toEqual([]);
  });

  it('shares the group of a server with its sessions', () => {
    const sessions = streamsOf(logGroups.surveySessions);

    expect(streamsOf(logGroups.invoices).map(({ name }) => name)).toContain('ERRORS');
    expect(messagesOf(logGroups.invoices, 'ERRORS')[0]).toMatch(/^ERRORS AUTH_FAILURE /);
    for (const session of sessions) {
      const { name, createdAt } = session;
      expect(session.events({ from: createdAt, to: createdAt })[0]?.message).toMatch(/^\{"activity-type":/);
      expect(name).not.toContain('w-seismicsurveys');
    }
  });

  it('has a bounded number for each week before the start, and all since', () => {
    const begunIn = (from: number, to: number) =>
      groupNamed(logGroups.invoices, after(days(3)))
        .streams({ from, to })
        .filter(({ name, createdAt }) => name.includes('.w-invoiceintake') && createdAt >= from).length;

    expect(begunIn(start.getTime() - days(9), start.getTime() - days(2))).toBeLessThan(70);
    expect(begunIn(start.getTime(), start.getTime() + hours(1) - 1)).toBe(80);
  });

  it('does not exist for a server without a logging role', () => {
    const { scope, workflowId } = showcase.transfer.busy;
    const region = regionIn(estate, scope);
    const [execution] = childrenOf(region.transferExecutions, workflowId, start);
    const { ServerId = '' } = execution?.ServiceMetadata?.UserDetails ?? {};
    const server = region.transferServers.get(ServerId, start);

    expect(server).toMatchObject({ ServerId });
    expect([server?.LoggingRole, server?.StructuredLogDestinations]).toEqual([undefined, undefined]);
    expect(execution?.LoggingConfiguration).toBeUndefined();
    expect(region.logGroups.get(`/aws/transfer/${ServerId}`, start)).toBeUndefined();
  });

  it('is in the group that DescribeWorkflow names', () => {
    const workflow = home.transferWorkflows.get(showcase.transfer.surveysWorkflowId, start);

    expect(workflow?.StructuredLogDestinations).toEqual([
      `arn:aws:logs:us-east-1:111122223333:log-group:${logGroups.surveys}:*`,
    ]);
  });
});
