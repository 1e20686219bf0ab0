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

const ask: TestGateway['ask'] = (...request) => gateway.ask(...request);

const calls = (service: 'sts' | 'others'): readonly LoggedCall[] =>
  sandbox.calls.all().filter((call) => (call.service === 'sts') === (service === 'sts'));

const assumedRoles = (): string[] => calls('sts').map(({ input }) => String(input.RoleArn));

const deny = (accountId: string, effect: Fault = { kind: 'accessDenied' }): void => {
  sandbox.faults.add({
    match: { operation: 'AssumeRole', input: { RoleArn: roleOf(accountId) } },
    fault: effect,
  });
};

describe('An AWS call', () => {
  it('is made in its account and region with the credentials of its role', async () => {
    await start();

    const { nodes } = await pageOf(ask);

    expect(nodes).toHaveLength(6);
    const scopes = accounts.flatMap((accountId) => regions.map((region) => `${accountId}/${region}`));
    const perScope = scopes.map((place) => [
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
    expect(perScope).toEqual(scopes.map((place) => [place, each]));
    expect(calls('others')).toHaveLength(scopes.length * each.length);
    for (const { accessKeyId, accountId, outcome } of calls('others')) {
      // The temporary credentials that the sandbox issued for the role of this account.
      expect(accessKeyId).toMatch(new RegExp(`^ASIA....${accountId}$`));
      expect(outcome).toBe('ok');
    }
  });

  it('for an ARN is made in the account and region of the ARN', async () => {
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
  it('is assumed once for all regions, services and concurrent queries', async () => {
    await start();

    await Promise.all(Array.from({ length: 10 }, () => pageOf(ask)));

    // Each query clears the call log when it starts. All of them start before the first call reaches AWS.
    expect(assumedRoles().sort()).toEqual(accounts.map(roleOf));
  });

  it('is assumed with the credentials and the session name of the gateway', async () => {
    await start();

    await pageOf(ask);

    for (const { accessKeyId, input } of calls('sts')) {
      expect(accessKeyId).toBe(sandbox.credentialsFor('111122223333').accessKeyId);
      expect(input.RoleSessionName).toBe('execution-gateway');
    }
  });

  it('is not assumed for a query about another account', async () => {
    await start();

    await pageOf(ask, { filter: { accountIds: ['444455556666'] } });

    expect(assumedRoles()).toEqual([roleOf('444455556666')]);
  });

  it('is assumed with its external id, and other roles without it', async () => {
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
    const externalIdsByRole = calls('sts').map(({ input }) => [input.RoleArn, input.ExternalId]);
    expect(externalIdsByRole.sort()).toEqual([
      [roleOf('111122223333'), undefined],
      [roleOf('444455556666'), 'made-up-id'],
      [roleOf('777788889999'), undefined],
    ]);
  });

  it('is reported as denied if its external id is not configured', async () => {
    await start({}, { externalIds: { [roleOf('444455556666')]: 'made-up-id' } });

    const { coverage } = await pageOf(ask);

    const failed = coverage.filter(({ state }) => state === 'FAILED');
    expect(new Set(failed.map(({ scope }) => scope.accountId))).toEqual(new Set(['444455556666']));
    expect(failed).toHaveLength(8);
  });
});

describe('A denied role', () => {
  it('affects no other account, and the coverage names each of its regions', async () => {
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
      expect(reason).toMatch(/^UPSTREAM_FORBIDDEN: .*sts:AssumeRole in account 444455556666/);
    }
  });

  it('is assumed again for the next query', async () => {
    await start();
    deny('444455556666');
    await pageOf(ask);
    sandbox.faults.clear();

    const { nodes, coverage } = await pageOf(ask);

    expect(nodes).toHaveLength(6);
    expect(coverage.every(({ state }) => state === 'COMPLETE')).toBe(true);
    expect(assumedRoles()).toContain(roleOf('444455556666'));
  });

  it('is reported without its ARN', async () => {
    await start();
    deny('444455556666');

    const { coverage } = await pageOf(ask);

    expect(JSON.stringify(coverage)).not.toMatch(/ExecutionGatewayRead|arn:aws:iam|ASIA|AKIA/);
  });
});

describe('Credentials that expire during a query', () => {
  /**
   * A clock 58 minutes behind that of the gateway, so that credentials for an hour have two minutes left. It jumps by an
   * hour when AWS has received a call of the operation.
   */
  const clockThatJumpsAfter = (operation: string): SandboxClock => {
    const clock = sandboxClock(new Date(Date.now() - 58 * 60_000));
    const jump = (): number => (sandbox.calls.operations().includes(operation) ? 3_600_000 : 0);
    return { ...clock, now: () => new Date(clock.now().getTime() + jump()) };
  };

  it('are replaced, and the query continues with the new ones', async () => {
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

  it('are used until they expire if STS denies new ones', async () => {
    await start({}, { clock: sandboxClock(new Date(Date.now() - 58 * 60_000)) });
    await pageOf(ask);
    sandbox.faults.add({ match: { service: 'sts' }, fault: { kind: 'accessDenied' } });

    const { nodes, coverage } = await pageOf(ask);

    expect(assumedRoles()).not.toEqual([]);
    expect(coverage.every(({ state }) => state === 'COMPLETE')).toBe(true);
    expect(nodes).toHaveLength(6);
  });
});
