import { GetBlueprintRunsCommand, ListBlueprintsCommand } from '@aws-sdk/client-glue';
import {
  ListImageBuildVersionsCommand,
  ListImagePipelineImagesCommand,
  ListImagePipelinesCommand,
  paginateListImageBuildVersions,
} from '@aws-sdk/client-imagebuilder';
import { ListExecutionsCommand, ListWorkflowsCommand } from '@aws-sdk/client-transfer';
import { describe, expect, it } from '@jest/globals';
import { pageOf } from '../../sandbox/paging';
import { clientsOf, sandboxForTests } from './clients';
import {
  blueprintName,
  busyTransferWorkflowId,
  imageArn,
  imageVersionArn,
  otherAccount,
  pipelineArn,
  region,
  transferWorkflowId,
} from './smallEstate';

const sandbox = sandboxForTests();
const aws = () => clientsOf(sandbox());

describe('Pages of the sandbox', () => {
  it('have AWS’s default size and a token in Image Builder', async () => {
    const list = (nextToken?: string) =>
      aws().imageBuilder.send(new ListImageBuildVersionsCommand({ nextToken }));

    const first = await list();
    const second = await list(first.nextToken);

    expect(first.imageSummaryList).toHaveLength(25);
    expect(second.imageSummaryList).toHaveLength(5);
    expect(second.nextToken).toBeUndefined();
  });

  it('have AWS’s default size in Transfer', async () => {
    const list = (NextToken?: string) =>
      aws().transfer.send(new ListExecutionsCommand({ WorkflowId: busyTransferWorkflowId, NextToken }));

    const first = await list();
    const second = await list(first.NextToken);

    expect(first.Executions).toHaveLength(1000);
    expect(second.Executions).toHaveLength(1);
    expect(second.NextToken).toBeUndefined();
  });

  it('have AWS’s default size in Glue', async () => {
    const list = (NextToken?: string) => aws().glue.send(new ListBlueprintsCommand({ NextToken }));

    const first = await list();
    const second = await list(first.NextToken);

    expect(first.Blueprints).toHaveLength(25);
    expect(second.Blueprints).toHaveLength(5);
    expect(second.NextToken).toBeUndefined();
  });

  it('neither skip nor repeat items', async () => {
    const arns: (string | undefined)[] = [];
    const pages = paginateListImageBuildVersions({ client: aws().imageBuilder, pageSize: 7 }, {});
    for await (const page of pages) arns.push(...(page.imageSummaryList ?? []).map(({ arn }) => arn));

    expect(arns).toEqual(Array.from({ length: 30 }, (_, index) => imageArn(30 - index)));
  });

  it('have no token if the next page would be empty', async () => {
    const runs = await aws().glue.send(
      new GetBlueprintRunsCommand({ BlueprintName: blueprintName, MaxResults: 3 }),
    );
    // The workflow's other execution has ended, so it is hidden.
    const executions = await aws().transfer.send(
      new ListExecutionsCommand({ WorkflowId: transferWorkflowId, MaxResults: 1 }),
    );

    expect(runs.NextToken).toBeUndefined();
    expect(executions.NextToken).toBeUndefined();
  });
});

describe('A page token of the sandbox', () => {
  const tokenOfImages = async () =>
    (await aws().imageBuilder.send(new ListImageBuildVersionsCommand({ maxResults: 2 }))).nextToken;

  it('is valid for any page size', async () => {
    const nextToken = await tokenOfImages();

    const next = await aws().imageBuilder.send(
      new ListImageBuildVersionsCommand({ nextToken, maxResults: 1 }),
    );

    expect(next.imageSummaryList?.map(({ arn }) => arn)).toEqual([imageArn(28)]);
  });

  it('is rejected for another operation, parent, filter or account', async () => {
    const nextToken = await tokenOfImages();
    const elsewhere = clientsOf(sandbox(), { accountId: otherAccount, region }).imageBuilder;
    const filters = [{ name: 'platform', values: ['Linux'] }];
    const refusal = { name: 'InvalidPaginationTokenException', $metadata: { httpStatusCode: 400 } };
    const { imageBuilder } = aws();

    const foreign = [
      imageBuilder.send(new ListImagePipelinesCommand({ nextToken })),
      imageBuilder.send(new ListImageBuildVersionsCommand({ nextToken, imageVersionArn })),
      imageBuilder.send(new ListImageBuildVersionsCommand({ nextToken, filters })),
      elsewhere.send(new ListImageBuildVersionsCommand({ nextToken })),
    ];

    for (const call of foreign) await expect(call).rejects.toMatchObject(refusal);
  });

  it.each(['garbage', 'W10', 'bnVsbA', Buffer.from('["a",1,"b"]').toString('base64url')])(
    'that was never issued is rejected with each service’s own error: %s',
    async (token) => {
      const { imageBuilder, transfer, glue } = aws();

      await expect(
        imageBuilder.send(
          new ListImagePipelineImagesCommand({ imagePipelineArn: pipelineArn, nextToken: token }),
        ),
      ).rejects.toMatchObject({ name: 'InvalidPaginationTokenException' });
      await expect(transfer.send(new ListWorkflowsCommand({ NextToken: token }))).rejects.toMatchObject({
        name: 'InvalidNextTokenException',
      });
      await expect(glue.send(new ListBlueprintsCommand({ NextToken: token }))).rejects.toMatchObject({
        name: 'InvalidInputException',
      });
    },
  );
});

describe('A list of the sandbox that changes between two pages', () => {
  const call = { scope: { accountId: otherAccount, region }, operation: 'ListThings', input: {} };
  const page = (items: readonly string[], token?: string) =>
    pageOf({ call, items, keyOf: (item) => item, token, size: 2 });

  it('continues after the same item if items are inserted before it', () => {
    const { nextToken } = page(['c', 'b', 'a']);

    expect(page(['e', 'd', 'c', 'b', 'a'], nextToken).items).toEqual(['a']);
  });

  it('continues at the same position if that item is removed', () => {
    const { nextToken } = page(['d', 'c', 'b', 'a']);

    expect(page(['d', 'b', 'a'], nextToken).items).toEqual(['b', 'a']);
  });
});
