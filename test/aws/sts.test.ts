import { afterEach, describe, expect, it } from '@jest/globals';
import type { LoggedCall } from '../../sandbox/callLog';
import type { Fault } from '../../sandbox/faultInjection';
import { sandboxClock, type SandboxClock } from '../../sandbox/clock';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server';
import { pageOf } from '../support/executions/requests';
import { estateOf } from '../support/estate';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from '../support/gateway';

const accounts = ['111122223333', '444455556666', '777788889999'];
const regions = ['us-east-1', 'eu-west-1'];
const estate = estateOf(
  Object.fromEntries(
    accounts.flatMap((accountId) =>
      regions.map((region) => [
        `${accountId}/${region}`,
        {
          images: [{ arn: `arn:aws:imagebuilder:${region}:${accountId}:image/web/1.0.0/1` }],
          blueprints: [{ Name: 'orders' }],
          blueprintRuns: [
            { BlueprintName: 'orders', RunId: `br_${accountId}_${region}`, State: 'RUNNING' as const },
          ],
        },
      ]),
    ),
  ),
);

const roleOf = (accountId: string): string => `arn:aws:iam::${accountId}:role/ExecutionGatewayRead`;

let gateway: TestGateway;
let sandbox: Sandbox;

const start = async (
  options: TestGatewayOptions = {},
  sandboxOptions: Omit<SandboxOptions, 'estate'> = {},
): Promise<void> => {
  sandbox = await startSandbox({ estate, ...sandboxOptions });
  gateway = await startTestGateway(estate, { ...options, sandbox });
};

afterEach(async () => {
  await gateway.close();
  await sandbox.close();
});

const ask: TestGateway['ask'] = (...question) => gateway.ask(...question);

const calls = (service: 'sts' | 'others'): readonly LoggedCall[] =>
  sandbox.calls.all().filter((call) => (call.service === 'sts') === (service === 'sts'));

const assumedRoles = (): string[] => calls('sts').map(({ input }) => String(input.RoleArn));

const deny = (accountId: string, effect: Fault = { kind: 'accessDenied' }): void => {
  sandbox.faults.add({
    match: { operation: 'AssumeRole', input: { RoleArn: roleOf(accountId) } },
    fault: effect,
  });
};

describe('A call', () => {
  it('is made in the account and region that it is for, with the credentials of its role, and so is every other', async () => {
    await start();

    const { nodes } = await pageOf(ask);

    expect(nodes).toHaveLength(6);
    const wanted = accounts.flatMap((accountId) => regions.map((region) => `${accountId}/${region}`));
    const perScope = wanted.map((place) => [
      place,
      calls('others')
        .filter(({ accountId, region }) => `${accountId}/${region}` === place)
        .map(({ operation }) => operation)
        .sort(),
    ]);
    const each = [
      'GetBlueprintRuns',
      'ListBlueprints',
      'ListImageBuildVersions',
      'ListLifecyclePolicies',
      'ListWorkflowExecutions',
      'ListWorkflows',
    ];
    expect(perScope).toEqual(wanted.map((place) => [place, each]));
    expect(calls('others')).toHaveLength(wanted.length * each.length);
    for (const { accessKeyId, accountId, outcome } of calls('others')) {
      // Temporary ones, which the sandbox has given out for the role of this account.
      expect(accessKeyId).toMatch(new RegExp(`^ASIA....${accountId}$`));
      expect(outcome).toBe('ok');
    }
  });

  it('about a thing goes where the thing is: its ARN names the region and the account that are asked', async () => {
    await start();

    for (const accountId of accounts) {
      for (const region of regions) {
        const arn = `arn:aws:imagebuilder:${region}:${accountId}:image/web/1.0.0/1`;
        const { data } = await ask(`{ image(imageBuildVersionArn: "${arn}") { arn } }`);
        expect(data.image).toEqual({ arn });
        expect(calls('others')).toMatchObject([{ operation: 'GetImage', accountId, region }]);
      }
    }
  });
});

describe('A role', () => {
  it('is assumed once, whichever regions and services wait for it, and however many questions', async () => {
    await start();

    await Promise.all(Array.from({ length: 10 }, () => pageOf(ask)));

    // Each question clears the log when it is asked, but none of them has been sent to AWS before the last one is.
    expect(assumedRoles().sort()).toEqual(accounts.map(roleOf));
  });

  it('is assumed by the gateway itself, with its name for the session', async () => {
    await start();

    await pageOf(ask);

    for (const { accessKeyId, input } of calls('sts')) {
      expect(accessKeyId).toBe(sandbox.credentialsFor('111122223333').accessKeyId);
      expect(input.RoleSessionName).toBe('execution-gateway');
    }
  });

  it('of another account is not assumed for a question about one', async () => {
    await start();

    await pageOf(ask, { filter: { accountIds: ['444455556666'] } });

    expect(assumedRoles()).toEqual([roleOf('444455556666')]);
  });

  it('is given the external id that it asks for, and no other role is', async () => {
    const externalIds = { [roleOf('444455556666')]: 'made-up-id' };
    await start(
      {
        aws: (settings) => ({
          ...settings,
          accounts: settings.accounts.map((one) =>
            one.accountId === '444455556666' ? { ...one, externalId: 'made-up-id' } : one,
          ),
        }),
      },
      { externalIds },
    );

    const { coverage } = await pageOf(ask);

    expect(coverage.every(({ state }) => state === 'COMPLETE')).toBe(true);
    const given = calls('sts').map(({ input }) => [input.RoleArn, input.ExternalId]);
    expect(given.sort()).toEqual([
      [roleOf('111122223333'), undefined],
      [roleOf('444455556666'), 'made-up-id'],
      [roleOf('777788889999'), undefined],
    ]);
  });

  it('that asks for an external id which is not given is denied, and named', async () => {
    await start({}, { externalIds: { [roleOf('444455556666')]: 'made-up-id' } });

    const { coverage } = await pageOf(ask);

    const failed = coverage.filter(({ state }) => state === 'FAILED');
    expect(new Set(failed.map(({ scope }) => scope.accountId))).toEqual(new Set(['444455556666']));
    expect(failed).toHaveLength(8);
  });
});

describe('A role that is denied', () => {
  it('leaves the other accounts whole, and coverage names each of its regions', async () => {
    await start();
    deny('444455556666');

    const { nodes, coverage } = await pageOf(ask, { filter: { kinds: ['BLUEPRINT_RUN'] } });

    expect(nodes).toHaveLength(4);
    expect(coverage.map(({ scope, state }) => [scope.accountId, scope.region, state])).toEqual(
      accounts.flatMap((accountId) =>
        regions.map((region) => [accountId, region, accountId === '444455556666' ? 'FAILED' : 'COMPLETE']),
      ),
    );
    for (const { reason } of coverage.filter(({ state }) => state === 'FAILED')) {
      expect(reason).toMatch(/^FORBIDDEN: .*sts:AssumeRole in account 444455556666/);
    }
  });

  it('is asked for again by the next question, and then the account is whole', async () => {
    await start();
    deny('444455556666');
    await pageOf(ask);
    sandbox.faults.clear();

    const { nodes, coverage } = await pageOf(ask);

    expect(nodes).toHaveLength(6);
    expect(coverage.every(({ state }) => state === 'COMPLETE')).toBe(true);
    expect(assumedRoles()).toContain(roleOf('444455556666'));
  });

  it('tells nobody its ARN', async () => {
    await start();
    deny('444455556666');

    const { coverage } = await pageOf(ask);

    expect(JSON.stringify(coverage)).not.toMatch(/ExecutionGatewayRead|arn:aws:iam|ASIA|AKIA/);
  });
});

describe('Credentials that expire in the middle of a question', () => {
  /**
   * So far behind that what is given out for an hour has two minutes left by the gateway's clock. An hour is over as
   * soon as AWS has answered the operation.
   */
  const clockThatJumpsAfter = (operation: string): SandboxClock => {
    const clock = sandboxClock(new Date(Date.now() - 58 * 60_000));
    const jump = (): number => (sandbox.calls.operations().includes(operation) ? 3_600_000 : 0);
    return { ...clock, now: () => new Date(clock.now().getTime() + jump()) };
  };

  it('are replaced, and the question goes on with the new ones', async () => {
    await start({}, { clock: clockThatJumpsAfter('GetImage') });
    const arn = 'arn:aws:imagebuilder:us-east-1:111122223333:image/web/1.0.0/1';

    const { data, errors } = await ask(
      `{ image(imageBuildVersionArn: "${arn}") { arn workflows { nodes { id } } } }`,
    );

    expect(errors).toBeUndefined();
    expect(data.image).toEqual({ arn, workflows: { nodes: [] } });
    const made = calls('others');
    expect(made.map(({ operation, outcome }) => [operation, outcome])).toEqual([
      ['GetImage', 'ok'],
      ['ListWorkflowExecutions', 'ok'],
    ]);
    expect(new Set(made.map(({ accessKeyId }) => accessKeyId)).size).toBe(2);
    expect(new Set(assumedRoles())).toEqual(new Set([roleOf('111122223333')]));
  });

  it('serve as long as they last where STS does not give new ones', async () => {
    await start({}, { clock: sandboxClock(new Date(Date.now() - 58 * 60_000)) });
    await pageOf(ask);
    sandbox.faults.add({ match: { service: 'sts' }, fault: { kind: 'accessDenied' } });

    const { nodes, coverage } = await pageOf(ask);

    expect(assumedRoles()).not.toEqual([]);
    expect(coverage.every(({ state }) => state === 'COMPLETE')).toBe(true);
    expect(nodes).toHaveLength(6);
  });
});
