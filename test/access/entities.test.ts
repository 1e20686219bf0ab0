import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeNodeId } from '../../src/model/nodeId';
import { callerWith, type Grant } from '../support/access/callers';
import { type Operations, startOperations } from '../support/access/operations';
import {
  blueprintName,
  buildId,
  fixtureEstate,
  imageArn,
  launchId,
  runId,
  scope,
} from '../support/fixtureEstate';

/* A federation gateway asks for entities with the rights of its own caller: the same as for `nodes`. */

let operations: Operations;
beforeAll(async () => {
  operations = await startOperations(fixtureEstate, { federation: true });
});
afterAll(() => operations.close());

const ids = [
  encodeNodeId('BlueprintRun', scope, [blueprintName, runId]),
  encodeNodeId('ImageBuilderWorkflow', scope, [buildId]),
  encodeNodeId('WorkflowStep', scope, [launchId]),
  encodeNodeId('Image', scope, [imageArn]),
];
const fields =
  '__typename ... on BlueprintRun { id status parameters roleArn } ... on WorkflowStep { id status }';
const ofEntities = `query ($representations: [_Any!]!) { found: _entities(representations: $representations) { ${fields} } }`;
const ofNodes = `query ($ids: [ID!]!) { found: nodes(ids: $ids) { ${fields} } }`;

const types = ['BlueprintRun', 'ImageBuilderWorkflow', 'WorkflowStep', 'Image'];

const grants: readonly (readonly [name: string, grants: readonly Grant[]])[] = [
  ['everything', [{ sensitive: true }]],
  ['everything but sensitive fields', [{}]],
  ['one kind', [{ kinds: ['BLUEPRINT_RUN'] }]],
  ['another account', [{ accounts: ['999999999999'] }]],
  ['nothing', []],
];

describe.each(grants)('A caller who may see %s', (name, granted) => {
  it('gets the same entities as nodes, with the same errors', async () => {
    const nodes = await operations.ask(callerWith(granted, {}, `nodes ${name}`), ofNodes, {
      variables: { ids },
    });
    const entities = await operations.ask(callerWith(granted, {}, `entities ${name}`), ofEntities, {
      variables: { representations: ids.map((id, index) => ({ __typename: types[index], id })) },
    });
    const codes = ({ errors }: typeof nodes) => errors.map(({ path, code }) => `${path} ${code}`).sort();

    expect(entities.data).toEqual(nodes.data);
    expect(codes(entities)).toEqual(codes(nodes));
  });
});
