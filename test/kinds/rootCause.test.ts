import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoEstate } from '../../sandbox/demoData';
import { plantedSecrets } from '../../sandbox/demoData/imageBuilder/logs/plantedLines';
import { startTestGateway, type TestGateway } from '../support/gateway';

let gateway: TestGateway;
const log: string[] = [];

beforeAll(async () => {
  gateway = await startTestGateway(demoEstate(), {
    log: { write: (line) => log.push(line) },
    limits: { upstreamCallsPerRequest: 2_000 },
  });
});
afterAll(() => gateway.close());

interface Failure {
  readonly id: string;
  readonly __typename: string;
  readonly status: string;
  readonly statusReason: string | null;
  readonly rootCause: {
    readonly summary: string;
    readonly step: string | null;
    readonly missing: readonly string[];
  } | null;
}

const failures = async (
  fetch: string,
  asked = gateway,
  others = 'statusReason',
): Promise<readonly Failure[]> => {
  const { data, errors } = await asked.ask(`{ executions(first: 100, filter: {
      kinds: [IMAGE_BUILDER_WORKFLOW WORKFLOW_STEP LIFECYCLE TRANSFER_EXECUTION BLUEPRINT_RUN]
      statuses: [FAILED ROLLING_BACK ROLLED_BACK] }) {
    nodes { __typename status ${others} id rootCause${fetch} { summary step missing sources excerpt logUrl } } } }`);
  expect(errors).toBeUndefined();
  return data.executions.nodes;
};

/** What a person would name, by what AWS says of the execution. */
const named: readonly (readonly [reason: RegExp, cause: RegExp])[] = [
  [/payments-api-install.* failed/, /InstallPackages.*Unable to find a match: payments-crypto/],
  [/payments-api-test.* failed/, /CheckHealth.*migration 0042_add_refunds has not been applied/],
  [
    /snapshot of \/dev\/xvdb/,
    /CreateOutputAMI.*snapshot of \/dev\/xvdb did not finish.*SnapshotCreationPerVolumeRateExceeded/,
  ],
  [/no listener on port 23/, /AuditLine17.*port 23, found telnetd/],
  [/1 of 3 resources/, /DELETE on \S+image\/web-server\S+: The AMI in eu-west-1 could not be deleted/],
  [/macro virus/, /CUSTOM_STEP_FAILED: .*macro virus Example\.A/],
  [/sha256 of the file/, /CUSTOM_STEP_FAILED: .*sha256 of the file is not that of its manifest/],
];

describe('The failures of the demo data', () => {
  it('have summaries that name what a person would name', async () => {
    const found = await failures('(fetch: true)');

    const seen = new Set<string>();
    for (const { statusReason, rootCause } of found) {
      const known = named.find(([reason]) => reason.test(statusReason ?? ''));
      if (known) seen.add(String(known[0]));
      // Where AWS's own reason says why, the summary has it.
      expect(rootCause?.summary).toMatch(
        known?.[1] ?? new RegExp((statusReason ?? 'a known reason').replace(/[^\w ]/g, '.')),
      );
      expect(rootCause?.missing).toEqual([]);
    }
    expect([...seen].sort()).toEqual(named.map(([reason]) => String(reason)).sort());
    expect(new Set(found.map(({ __typename }) => __typename)).size).toBe(5);
  }, 60_000);

  it('cost no call of their own in the list of all executions', async () => {
    // A history in a file stores no inputs, outputs and parameters.
    const folder = mkdtempSync(join(tmpdir(), 'root-cause-'));
    const stored = await startTestGateway(demoEstate(), {
      history: { file: join(folder, 'history.sqlite'), keepDays: 400, keepSensitive: false },
      limits: { upstreamCallsPerRequest: 2_000 },
      // No list is due again, and no object is cached.
      cache: { maxBytes: 1_000, runningSeconds: 3_600, settledSeconds: 3_600, definitionSeconds: 3_600 },
    });
    const callsOf = async (fetch: string) => {
      const found = await failures(fetch, stored, '');
      // Each question begins with an empty list of calls.
      return { found, calls: stored.sandbox.calls.operations().filter((name) => name !== 'AssumeRole') };
    };

    // The lists themselves are read here.
    await stored.ask(
      `{ executions(first: 1, filter: { kinds: [IMAGE_BUILDER_WORKFLOW WORKFLOW_STEP LIFECYCLE TRANSFER_EXECUTION BLUEPRINT_RUN] }) { nodes { id } } }`,
    );
    const withoutFetch = await callsOf('(fetch: false)');
    const { found, calls } = await callsOf('');
    const fetched = await failures('(fetch: true)', stored, '');
    await stored.close();
    rmSync(folder, { recursive: true });

    expect([...withoutFetch.calls, ...calls]).toEqual([]);
    const stepOf = new Map(fetched.map(({ id, rootCause }) => [id, rootCause?.step]));
    // Of transfers without a log, only DescribeExecution returns steps.
    for (const { id, rootCause } of found.filter(({ __typename }) => __typename !== 'TransferExecution')) {
      expect(rootCause?.step).toBe(stepOf.get(id));
      expect(rootCause?.summary).toMatch(rootCause?.step ?? / failed: ./);
    }
    const steps = found.map(({ __typename, rootCause }) => [__typename, rootCause?.step]);
    expect(steps).toContainEqual(['ImageBuilderWorkflow', 'ApplyBuildComponents']);
  }, 60_000);
});

describe('The workflows of a list of images', () => {
  it('have root causes without a call per row where none is wanted: those that the images and their workflows say', async () => {
    const list = (
      fields: string,
    ) => `{ images(name: "payments-api", scope: { accountId: "111122223333", region: "us-east-1" }) {
      nodes { workflows { nodes { status ${fields} } } } } }`;
    const rows = await gateway.ask(list(''));

    const { data, errors, calls } = await gateway.ask(list('rootCause(fetch: false) { step phase missing }'));

    expect(errors).toBeUndefined();
    expect(calls).toEqual(rows.calls);
    const workflows: Failure[] = data.images.nodes.flatMap(
      (image: { workflows: { nodes: Failure[] } }) => image.workflows.nodes,
    );
    const failed = workflows.filter(({ status }) => status === 'FAILED');
    expect(failed.length).toBeGreaterThan(1);
    for (const { rootCause } of failed)
      expect(rootCause).toMatchObject({ step: expect.stringMatching(/^\w+$/), missing: [] });
    expect(failed.map(({ rootCause }) => rootCause)).toContainEqual(
      expect.objectContaining({ phase: 'build' }),
    );
  });
});

describe('Why did the last build of payments-api fail?', () => {
  it('takes one question of four calls, each of which needs the answer of the one before', async () => {
    const { data, errors, calls } = await gateway.ask(`{
      images(name: "payments-api", first: 1, scope: { accountId: "111122223333", region: "us-east-1" }) { nodes {
        state { status } workflows { nodes { type status rootCause { summary step component phase action message excerpt sources missing } } } } } }`);

    expect(errors).toBeUndefined();
    expect(calls).toEqual([
      'FilterLogEvents',
      'ListImageBuildVersions',
      'ListWorkflowExecutions',
      'ListWorkflowStepExecutions',
    ]);
    const [build, ...others] = data.images.nodes[0].workflows.nodes;
    expect(build).toEqual({
      type: 'BUILD',
      status: 'FAILED',
      rootCause: {
        summary:
          'ApplyBuildComponents, component payments-api-install, phase build, step InstallPackages failed: Error: Unable to find a match: payments-crypto-2.1',
        step: 'ApplyBuildComponents',
        component: 'arn:aws:imagebuilder:us-east-1:111122223333:component/payments-api-install/1.3.0/1',
        phase: 'build',
        action: 'ExecuteBash',
        message:
          'Document arn:aws:imagebuilder:us-east-1:111122223333:component/payments-api-install/1.3.0/1 failed!',
        excerpt: expect.stringContaining('Error: Unable to find a match: payments-crypto-2.1') as unknown,
        sources: [
          'imagebuilder:ListWorkflowExecutions',
          'imagebuilder:ListWorkflowStepExecutions',
          'imagebuilder:ListImageBuildVersions',
          'logs:FilterLogEvents',
        ],
        missing: [],
      },
    });
    expect(others.map(({ rootCause }: Failure) => rootCause)).toEqual([null, null]);
  });

  it('is answered in part where the log may not be read, and says what is missing', async () => {
    const rule = { match: { operation: 'FilterLogEvents' }, fault: { kind: 'accessDenied' as const } };
    const { id } = gateway.sandbox.faults.add(rule);

    const { data, errors } = await gateway.ask(`{
      images(name: "payments-api", first: 1, scope: { accountId: "111122223333", region: "us-east-1" }) { nodes {
        workflows(first: 1) { nodes { rootCause { summary missing } } } } } }`);
    gateway.sandbox.faults.remove(id);

    expect(errors).toBeUndefined();
    const [{ rootCause }] = data.images.nodes[0].workflows.nodes;
    expect(rootCause.summary).toContain('step InstallPackages failed: exit status 1');
    expect(rootCause.missing).toEqual([expect.stringContaining('UPSTREAM_FORBIDDEN: ')]);
  });
});

describe('The secrets in the logs of the demo data', () => {
  it('are in no answer, log or metric', async () => {
    const answers: string[] = [];
    const { data } = await gateway.ask(
      '{ images(name: "edge-proxy") { nodes { arn } } transferWorkflows { nodes { executions(first: 5) { nodes { id } } } } }',
    );
    for (const { arn } of data.images.nodes) {
      const answer =
        await gateway.ask(`{ image(imageBuildVersionArn: "${arn}") { logs(first: 100) { nodes { message } }
        workflows { nodes { rootCause { summary message excerpt } steps { nodes { logs(first: 100) { nodes { message } } } } } } } }`);
      answers.push(JSON.stringify(answer));
    }
    const ids: string[] = data.transferWorkflows.nodes.flatMap(
      ({ executions }: { executions: { nodes: { id: string }[] } | null }) =>
        executions?.nodes.map(({ id }) => id) ?? [],
    );
    for (const id of ids.slice(0, 10))
      answers.push(
        JSON.stringify(
          await gateway.ask(
            `{ execution(id: "${id}") { ... on TransferExecution { logs(first: 100) { nodes { message } } } } }`,
          ),
        ),
      );
    const metrics = await (await fetch(new URL('/metrics', gateway.adminUrl ?? gateway.url))).text();

    const everything = [...answers, ...log, metrics].join('\n');
    expect(everything).toContain('[redacted]');
    expect(everything).toContain('CustomStepInvoked');
    for (const secret of Object.values(plantedSecrets)) expect(everything).not.toContain(secret);
    expect(everything).not.toMatch(/token\\*":\\*"(?!\[redacted\])/);
  }, 60_000);
});
