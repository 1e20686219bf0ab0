import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Caller } from '../../src/model/caller';
import type { CacheSettings } from '../../src/aws/cache/processCache';
import { GatewayError } from '../../src/model/errors';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import { callerWith } from '../support/access/callers';
import { here, there, twinEstate } from '../support/access/estate';
import { type OperationAnswer, type Operations, startOperations } from '../support/access/operations';
import {
  blueprintName,
  buildId,
  executionId,
  imageArn,
  launchId,
  transferWorkflowId,
} from '../support/fixtureEstate';
import { nodeId } from '../support/nodeId';
import { randomChoices } from '../support/queries/random';

let sandbox: Sandbox;
const open: Operations[] = [];

/** A gateway with empty caches; by default, it fills them. */
const fresh = async (cache?: CacheSettings): Promise<Operations> => {
  const gateway = await startOperations(twinEstate, { ofSandbox: sandbox, ...(cache && { cache }) });
  open.push(gateway);
  return gateway;
};

beforeAll(async () => {
  sandbox = await startSandbox({ estate: twinEstate });
});
afterEach(async () => {
  sandbox.faults.clear();
  await Promise.all(open.splice(0).map((gateway) => gateway.close()));
});
afterAll(() => sandbox.close());

const arrivals = async (operation: string, count = 1): Promise<void> => {
  while (sandbox.calls.operations().filter((one) => one === operation).length < count) await nextTurn();
};

const left = (): GatewayError => new GatewayError('DEADLINE_EXCEEDED', 'The client has left.');

const single = `{ blueprintRun(blueprintName: "${blueprintName}", runId: "br_0123") { status } }`;
const delay = {
  match: { operation: 'GetBlueprintRun' },
  fault: { kind: 'delay' as const, ms: 1_000 },
};

describe('Callers with equal rights', () => {
  const [ann, ben] = ['ann', 'ben'].map((id) => callerWith([{}], {}, id)) as [Caller, Caller];

  it('share a call, and each has only their own in the ledger', async () => {
    const gateway = await fresh();
    sandbox.faults.add(delay);
    const first = gateway.ask(ann, single);
    await arrivals('GetBlueprintRun');
    const second = await gateway.ask(ben, single);
    const { report, data } = await first;

    expect(second.data).toEqual(data);
    expect(report.calls.map(({ operation }) => operation)).toEqual(['GetBlueprintRun']);
    expect(report.joined).toEqual([]);
    expect(second.report.calls).toEqual([]);
    expect(second.report.joined.map(({ operation }) => operation)).toEqual(['GetBlueprintRun']);
  });

  it('do not end the call of the other when they leave', async () => {
    const gateway = await fresh();
    sandbox.faults.add(delay);
    const controller = new AbortController();
    const first = gateway.ask(ann, single, { signal: controller.signal });
    await arrivals('GetBlueprintRun');
    const second = gateway.ask(ben, single);
    await wait(200); // The second one asks the history before it joins the call.
    controller.abort(left());

    expect((await first).errors.map(({ code }) => code)).toEqual(['DEADLINE_EXCEEDED']);
    const { data, errors, report } = await second;
    expect([data, errors]).toEqual([{ blueprintRun: { status: 'SUCCEEDED' } }, []]);
    expect(report.calls).toEqual([]);
  });
});

describe('Callers with different rights', () => {
  it('do not share a call', async () => {
    const gateway = await fresh();
    sandbox.faults.add(delay);
    const first = gateway.ask(callerWith([{}]), single);
    await arrivals('GetBlueprintRun');
    const second = await gateway.ask(callerWith([{ sensitive: true }]), single);
    await first;

    expect(second.report.calls.map(({ operation }) => operation)).toEqual(['GetBlueprintRun']);
    expect(second.report.joined).toEqual([]);
  });
});

const callers: readonly Caller[] = [
  callerWith([{ sensitive: true }], {}, 'operator'),
  callerWith([{}], {}, 'viewer'),
  callerWith([{ regions: [here.region], sensitive: true }], {}, 'here'),
  callerWith([{ regions: [there.region] }], {}, 'there'),
  callerWith([{ kinds: ['TRANSFER_EXECUTION', 'WORKFLOW_STEP'], sensitive: true }], {}, 'transfers'),
  callerWith(
    [
      { regions: [here.region], kinds: ['BLUEPRINT_RUN', 'LIFECYCLE'] },
      { regions: [there.region], kinds: ['BLUEPRINT_RUN'], sensitive: true },
    ],
    {},
    'mixed',
  ),
  callerWith([], {}, 'without rights'),
];

const ids = [here, there].flatMap((scope) => [
  nodeId('BlueprintRun', scope, blueprintName, 'br_0123'),
  nodeId('BlueprintRun', scope, blueprintName, 'br_0124'),
  nodeId('WorkflowStep', scope, launchId),
  nodeId('TransferExecution', scope, transferWorkflowId, executionId),
]);

const queries: readonly string[] = [
  `{ executions(filter: { kinds: [IMAGE_BUILDER_WORKFLOW, WORKFLOW_STEP, LIFECYCLE, TRANSFER_EXECUTION, BLUEPRINT_RUN] }) {
       nodes { __typename id status ... on BlueprintRun { parameters } ... on WorkflowStep { inputs workflow { status } } }
       coverage { kind scope { region } state reason } } }`,
  '{ executionCounts { counts { kind status count } coverage { kind scope { region } state reason } } }',
  `{ nodes(ids: ${JSON.stringify(ids)}) { id ... on BlueprintRun { status parameters roleArn } ... on WorkflowStep { name inputs outputs }
       ... on TransferExecution { initialFileLocation { s3FileLocation { bucket key } } executionRole } } }`,
  `{ image(imageBuildVersionArn: "${imageArn}") { name executionRole workflows { nodes { workflowExecutionId steps { nodes { name outputs } } } } } }`,
  `{ imageBuilderWorkflow(workflowExecutionId: "${buildId}") { status image { name pipeline { name } } steps { nodes { inputs } } } }`,
  '{ blueprints { nodes { name scope { region } runs { nodes { runId parameters } } } coverage { scope { region } state reason } } }',
  '{ scopes { accountId region } viewer { scopes { region } kinds permissions } }',
  single,
];

const reasonless = (message: string): string => message.replace(/ \(request .*\)/, '');

/** Which value of a sensitive field comes first depends on what is cached. */
const comparable = ({ data, errors }: OperationAnswer) => ({
  data,
  errors: errors
    .map(({ path, code, message }) =>
      message.includes('sensitive') ? message : `${path} ${code} ${reasonless(message)}`,
    )
    .sort(),
});

const expectOwnReport = ({ report }: OperationAnswer, caller: Caller): void => {
  for (const { accountId, region } of [...report.calls, ...report.joined, ...report.remembered])
    expect([caller.id, caller.permissions.maySee({ accountId, region, partition: 'aws' })]).toEqual([
      caller.id,
      true,
    ]);
};

interface Meeting {
  readonly callers: readonly Caller[];
  readonly queries: readonly string[];
  /** How many turns each one begins after the one before. */
  readonly turns: readonly number[];
  readonly isWarm: boolean;
  /** Leaves after as many turns. */
  readonly leaver: { readonly index: number; readonly turns: number } | undefined;
  readonly isDenied: boolean;
}

const meeting = (draw: fc.GeneratorValue): Meeting => {
  const { pick, chance, from } = randomChoices(draw);
  const count = from(2, 4);
  const shared = pick(queries);
  const times = <Value>(make: () => Value): Value[] => Array.from({ length: count }, make);
  const asked = times(() => (chance(60) ? shared : pick(queries)));
  return {
    callers: times(() => pick(callers)),
    queries: asked,
    turns: times(() => pick([0, 0, 1, 3, 10])),
    isWarm: chance(30),
    leaver: chance(35) ? { index: from(0, count - 1), turns: from(0, 20) } : undefined,
    // What AWS denies, the list of executions has as others have looked it up before.
    isDenied: chance(50) && !asked.some((query) => /execution(?:s|Counts)/.test(query)),
  };
};

const turn = async (count: number): Promise<void> => {
  for (let left = count; left > 0; left -= 1) await nextTurn();
};

const noCache = { maxBytes: 0, runningSeconds: 5, settledSeconds: 5, definitionSeconds: 5 };

/**
 * Answers by the caller, the query and whether AWS denies an operation, one after the other and without a cache. What AWS has
 * denied is asked by a gateway of its own, since a history remembers what was returned before.
 */
const createAlone = (gateways: { readonly denied: Operations; readonly others: Operations }) => {
  const known = new Map<string, ReturnType<typeof comparable>>();
  return async (caller: Caller, query: string, isDenied: boolean) => {
    const key = JSON.stringify([caller.rights, query, isDenied]);
    const answer =
      known.get(key) ?? comparable(await (isDenied ? gateways.denied : gateways.others).ask(caller, query));
    known.set(key, answer);
    return answer;
  };
};

describe('Callers who ask at the same time', () => {
  it('receive what each of them receives alone, in every order', async () => {
    const alone = createAlone({ denied: await fresh(noCache), others: await fresh(noCache) });
    const meetings = fc.sample(fc.gen().map(meeting), { seed: 20261127, numRuns: 60 });
    let leavers = 0;

    for (const { callers: some, queries: asked, turns, isWarm, leaver, isDenied } of meetings) {
      sandbox.faults.clear();
      if (isDenied)
        sandbox.faults.add({ match: { operation: 'GetBlueprintRuns' }, fault: { kind: 'accessDenied' } });
      const expected: ReturnType<typeof comparable>[] = [];
      for (const [index, caller] of some.entries())
        expected.push(await alone(caller, asked[index] ?? '', isDenied));
      const gateway = await fresh();
      if (isWarm) for (const [index, caller] of some.entries()) await gateway.ask(caller, asked[index] ?? '');

      const controllers = some.map(() => new AbortController());
      const answers: Promise<OperationAnswer>[] = [];
      for (const [index, caller] of some.entries()) {
        await turn(turns[index] ?? 0);
        const signal = controllers[index]?.signal;
        answers.push(gateway.ask(caller, asked[index] ?? '', signal && { signal }));
      }
      if (leaver) {
        await turn(leaver.turns);
        controllers[leaver.index]?.abort(left());
      }
      for (const [index, caller] of some.entries()) {
        const answer = await answers[index];
        if (!answer) continue;
        expectOwnReport(answer, caller);
        if (index === leaver?.index) {
          leavers += 1;
          continue;
        }
        expect([caller.id, comparable(answer)]).toEqual([caller.id, expected[index]]);
      }
    }
    expect(leavers).toBeGreaterThan(5);
  }, 240_000);
});
