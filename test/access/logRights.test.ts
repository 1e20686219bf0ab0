import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { callerWith } from '../support/access/callers';
import { type Operations, startOperations } from '../support/access/operations';
import { imageArn, inScope, launchId, pipelineArn } from '../support/fixtureEstate';
import { loggedEstate } from '../support/loggedEstate';

/* Logs for callers who may see their objects because of several roles. */

let gateway: Operations;
beforeAll(async () => {
  gateway = await startOperations(loggedEstate);
});
afterAll(() => gateway.close());

const logs = 'logs { nodes { message } }';
const objects = {
  image: `image(imageBuildVersionArn: "${imageArn}")`,
  imagePipeline: `imagePipeline(imagePipelineArn: "${pipelineArn}")`,
  workflowStep: `workflowStep(stepExecutionId: "${launchId}", ${inScope})`,
};

describe('A caller whose roles allow builds, and sensitive fields of other executions', () => {
  const caller = callerWith([
    { kinds: ['LIFECYCLE', 'BLUEPRINT_RUN'], sensitive: true },
    { kinds: ['IMAGE_BUILDER_WORKFLOW', 'WORKFLOW_STEP'] },
  ]);

  it.each(Object.entries(objects))(
    'sees no line of a log, and no call is made for it: %s',
    async (_name, object) => {
      const { data, errors, calls } = await gateway.ask(caller, `{ found: ${object} { id ${logs} } }`);

      expect(data.found).toMatchObject({ logs: null });
      expect(errors.map(({ code, path }) => `${code} ${path}`)).toEqual(['FORBIDDEN found.logs']);
      expect(calls.map(({ operation }) => operation)).not.toContain('FilterLogEvents');
    },
  );
});

describe('A caller whose role allows builds with their sensitive fields', () => {
  it('sees the lines of their logs', async () => {
    const caller = callerWith([{ kinds: ['IMAGE_BUILDER_WORKFLOW'], sensitive: true }]);

    const { data, errors } = await gateway.ask(caller, `{ ${objects.image} { ${logs} } }`);

    expect(errors).toEqual([]);
    expect(data.image.logs.nodes).toHaveLength(5);
  });
});
