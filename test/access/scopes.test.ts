import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { anonymous, type Caller } from '../../src/model/caller';
import { callerWith } from '../support/access/callers';
import { firstOfTwins, here, there, twinEstate } from '../support/access/estate';
import { type OperationAnswer, type Operations, startOperations } from '../support/access/operations';
import {
  blueprintName,
  executionId,
  imageArn,
  policyRunId,
  transferWorkflowId,
} from '../support/fixtureEstate';
import { nodeId } from '../support/nodeId';
import { queryWriter } from '../support/queries';
import { poolOf } from '../support/queries/pool';
import { schemaOfFiles } from '../support/schema';

/*
 * A scope that a caller may not see does not exist for them: they get exactly the answers of a gateway that is configured
 * without it, with the same AWS calls.
 */

const seesHere = callerWith([{ accounts: [here.accountId], sensitive: true }]);

const noCache = { maxBytes: 0, runningSeconds: 5, settledSeconds: 5, definitionSeconds: 5 };

let two: Operations;
let one: Operations;

beforeAll(async () => {
  two = await startOperations(twinEstate, { cache: noCache });
  one = await startOperations(firstOfTwins, { cache: noCache });
});
afterAll(() => Promise.all([two.close(), one.close()]));

/** What AWS decides anew for each call. */
const comparable = ({ data, errors, calls }: OperationAnswer) => ({
  data,
  errors,
  calls: calls.map(({ operation, accountId, region }) => `${operation} ${accountId} ${region}`).sort(),
});

const expectSame = async (query: string, variables: Readonly<Record<string, unknown>> = {}) => {
  const restricted = await two.ask(seesHere, query, { variables });
  const without = await one.ask(anonymous, query, { variables });
  expect({ query, ...comparable(restricted) }).toEqual({ query, ...comparable(without) });
  expect(restricted.calls.every(({ accountId }) => accountId === here.accountId)).toBe(true);
  return restricted;
};

const thereArn = imageArn.replace(here.accountId, there.accountId).replace(here.region, there.region);
const hiddenId = nodeId('Lifecycle', there, policyRunId);

describe('A scope that the caller may not see', () => {
  it.each([
    `{ scopes { accountId region health { credentials } } }`,
    `{ image(imageBuildVersionArn: "${thereArn}") { id } }`,
    `{ image(imageBuildVersionArn: "${imageArn}", scope: { accountId: "${there.accountId}" }) { id } }`,
    `{ blueprint(name: "${blueprintName}", scope: { region: "${there.region}" }) { id } }`,
    `{ node(id: "${hiddenId}") { id } }`,
    `{ nodes(ids: ["${hiddenId}", "${nodeId('Lifecycle', here, policyRunId)}"]) { id } }`,
    `{ execution(id: "${hiddenId}") { id } }`,
    `{ executions(filter: { accountIds: ["${there.accountId}"] }) { nodes { id } } }`,
    `{ executions(filter: { regions: ["${there.region}"] }) { nodes { id } } }`,
    `{ executionCounts { counts { kind status count } coverage { scope { accountId } kind state } } }`,
    `{ executions { nodes { id } pageInfo { hasNextPage } coverage { scope { accountId } kind state reason } } }`,
    `{ blueprints { nodes { id } coverage { scope { accountId } state } } }`,
    `{ images { nodes { id } coverage { scope { accountId } state } } }`,
  ])('does not exist in %s', async (query) => {
    await expectSame(query);
  });

  it('is refused with the words for a scope that is not configured', async () => {
    const { errors } = await two.ask(seesHere, `{ node(id: "${hiddenId}") { id } }`);
    const unconfigured = { accountId: '999999999999', region: there.region };
    const other = await two.ask(
      seesHere,
      `{ node(id: "${nodeId('Lifecycle', unconfigured, policyRunId)}") { id } }`,
    );

    expect(errors).toEqual([
      {
        path: 'node',
        code: 'FORBIDDEN',
        message: `Account "${there.accountId}" in region "${there.region}" is not a scope of this gateway. \`Query.scopes\` lists the scopes.`,
      },
    ]);
    expect(errors[0]?.message.replace(there.accountId, '999999999999')).toBe(other.errors[0]?.message);
  });

  it('is refused after the cursors that others received', async () => {
    const pages = await two.ask(
      anonymous,
      `{ blueprints(first: 2) { edges { cursor node { scope { accountId } } } }
         executions(first: 100) { edges { cursor node { scope { accountId } } } } }`,
    );
    const cursorThere = (field: 'blueprints' | 'executions'): string =>
      pages.data[field].edges.find(
        ({ node }: { node: { scope: { accountId: string } } }) => node.scope.accountId === there.accountId,
      ).cursor;

    for (const field of ['blueprints', 'executions'] as const) {
      const query = `{ ${field}(after: "${cursorThere(field)}") { nodes { id } } }`;
      const { data, errors, calls } = await two.ask(seesHere, query);
      expect(data).toEqual({ [field]: null });
      expect(errors.map(({ code }) => code)).toEqual([
        field === 'blueprints' ? 'BAD_USER_INPUT' : 'FORBIDDEN',
      ]);
      expect(calls).toEqual([]);
    }
  });

  it('does not exist in any generated query', async () => {
    const write = queryWriter(schemaOfFiles(), {
      ...poolOf(twinEstate, two.sandbox.clock.now()),
      cursors: new Map<string, string[]>(),
    });
    const documents = fc.sample(
      fc.gen().map((draw) => write(draw)),
      { seed: 20261127, numRuns: 150 },
    );
    let refused = 0;
    for (const { query, variables } of documents) {
      if (query.includes('viewer')) continue;
      const { errors } = await expectSame(query, variables);
      refused += errors.filter(({ code }) => code === 'FORBIDDEN').length;
    }
    expect(refused).toBeGreaterThan(20);
  });
});

describe('The default scope', () => {
  it('is the first one that the caller may see', async () => {
    const seesThere = callerWith([{ regions: [there.region] }]);

    const { data } = await two.ask(
      seesThere,
      `{ blueprint(name: "${blueprintName}") { scope { region } } scopes { region } }`,
    );

    expect(data).toEqual({
      blueprint: { scope: { region: there.region } },
      scopes: [{ region: there.region }],
    });
  });

  it.each([
    `{ blueprint(name: "${blueprintName}") { id } }`,
    `{ blueprints { nodes { id } } }`,
    `{ images { nodes { id } } }`,
    `{ executions { nodes { id } } }`,
    `{ executionCounts { counts { count } } }`,
  ])('does not exist for a caller without any scope: %s', async (query) => {
    const { data, errors, calls } = await two.ask(callerWith([]), query);

    expect(Object.values(data)).toEqual([null]);
    expect(errors).toEqual([
      expect.objectContaining({ code: 'FORBIDDEN', message: 'Your roles allow no scope of this gateway.' }),
    ]);
    expect(calls).toEqual([]);
  });
});

describe('The health of a scope', () => {
  it('says which permission was missing only to callers who may see all kinds in the scope', async () => {
    two.sandbox.faults.add({ match: { operation: 'DescribeExecution' }, fault: { kind: 'accessDenied' } });
    await two.ask(
      seesHere,
      `{ transferExecution(workflowId: "${transferWorkflowId}", executionId: "${executionId}") { rawStatus } }`,
    );
    two.sandbox.faults.clear();
    const healthFor = async (caller: Caller): Promise<unknown> =>
      (await two.ask(caller, '{ scopes { health { credentials lastRefusal lastRefusalAt } } }')).data
        .scopes[0].health;

    expect(await healthFor(seesHere)).toEqual({
      credentials: 'GOOD',
      lastRefusal: 'transfer:DescribeExecution',
      lastRefusalAt: expect.any(String),
    });
    expect(await healthFor(callerWith([{ kinds: ['LIFECYCLE'] }, { kinds: ['BLUEPRINT_RUN'] }]))).toEqual({
      credentials: 'GOOD',
      lastRefusal: null,
      lastRefusalAt: null,
    });
  });
});
