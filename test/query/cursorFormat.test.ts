import { describe, expect, it } from '@jest/globals';
import { encodeCursor, listName } from '../../src/model/cursor';
import { gatewayForTests } from '../support/gatewayForTests';
import {
  account,
  blueprintName,
  buildId,
  now,
  region,
  singleScopeEstate,
  transferWorkflowId,
  pipelineArn,
  policyArn,
  imageArn,
} from '../support/fixtureEstate';

const { ask } = gatewayForTests(singleScopeEstate, { now: () => now });

/** A cursor behind an item of AWS's first page: the token of the page, the item's index, and AWS's own id. */
const cursorBehind = (parentId: string, field: string, index: number, key: string) =>
  encodeCursor(listName(parentId, field), [null, index, key]);

describe('A cursor of format version 1', () => {
  it.each([
    ['steps', `imageBuilderWorkflow(workflowExecutionId: "${buildId}")`, 'stepExecutionId'],
    ['executions', `transferWorkflow(workflowId: "${transferWorkflowId}")`, 'executionId'],
    ['runs', `blueprint(name: "${blueprintName}")`, 'runId'],
    ['workflows', `image(imageBuildVersionArn: "${imageArn}")`, 'workflowExecutionId'],
    ['executions', `lifecyclePolicy(lifecyclePolicyArn: "${policyArn}")`, 'lifecycleExecutionId'],
    ['images', `imagePipeline(imagePipelineArn: "${pipelineArn}")`, 'arn'],
  ])('continues behind the item with that AWS id: %s of %s', async (field, lookUp, key) => {
    const all = (await ask(`{ o: ${lookUp} { id ${field} { nodes { ${key} } } } }`)).data.o;
    const keys = all[field].nodes.map((one: Record<string, string>) => one[key]);
    const after = cursorBehind(all.id, field, 0, keys[0]);
    const next = await ask(
      `query ($after: String) { o: ${lookUp} { ${field}(after: $after) { nodes { ${key} } } } }`,
      { after },
    );
    expect(next.errors).toBeUndefined();
    expect(next.data.o[field].nodes.map((one: Record<string, string>) => one[key])).toEqual(keys.slice(1));
  });

  it.each([
    ['transferWorkflows', 'workflowId'],
    ['blueprints', 'name'],
    ['imagePipelines', 'arn'],
    ['lifecyclePolicies', 'arn'],
    ['waitingWorkflowSteps', 'stepExecutionId'],
  ])('continues behind the item with that AWS id: Query.%s of one scope', async (field, key) => {
    const all = (await ask(`{ ${field} { nodes { ${key} } } }`)).data;
    const keys = all[field].nodes.map((one: Record<string, string>) => one[key]);
    const after = cursorBehind(`${account}/${region}`, field, 0, keys[0]);
    const next = await ask(`query ($after: String) { ${field}(after: $after) { nodes { ${key} } } }`, {
      after,
    });
    expect(next.errors).toBeUndefined();
    expect(next.data[field].nodes.map((one: Record<string, string>) => one[key])).toEqual(keys.slice(1));
  });
});
