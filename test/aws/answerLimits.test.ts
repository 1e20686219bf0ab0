import { describe, expect, it, jest } from '@jest/globals';
import { mostPages, type Page, pagesFrom } from '../../src/model/page';
import { estateOf } from '../support/estate';
import { gatewayForTests } from '../support/gatewayForTests';

jest.setTimeout(60_000);

const call = {
  service: 'glue',
  operation: 'ListBlueprints',
  accountId: '111122223333',
  region: 'us-east-1',
};

describe('An answer of AWS', () => {
  const { ask, injectFault } = gatewayForTests(estateOf({ '111122223333/us-east-1': {} }));
  const answerOf = (bytes: number) => ({
    kind: 'answer' as const,
    status: 200,
    body: `{"imagePipelineList":[],"requestId":"${'x'.repeat(bytes)}"}`,
  });

  it('is read up to 16 MB', async () => {
    injectFault('ListImagePipelines', answerOf(15_900_000));

    const { data, errors } = await ask('{ imagePipelines { nodes { arn } } }');

    expect([data, errors]).toEqual([{ imagePipelines: { nodes: [] } }, undefined]);
  });

  it.each([200, 500])('is not read further, nor requested again, with status %i', async (status) => {
    injectFault('ListImagePipelines', { ...answerOf(16_100_000), status });

    const { data, errors, calls } = await ask('{ imagePipelines { nodes { arn } } }');

    expect(data).toEqual({ imagePipelines: null });
    expect(errors).toMatchObject([
      {
        message:
          "AWS's answer to imagebuilder:ListImagePipelines in account 111122223333, region us-east-1 is larger than 16 MB, so it was not read.",
        extensions: { code: 'UPSTREAM_UNAVAILABLE', aws: { operation: 'ListImagePipelines' } },
      },
    ]);
    expect(calls).toEqual(['ListImagePipelines']);
  });
});

describe('An answer of STS', () => {
  const { ask, injectFault } = gatewayForTests(estateOf({ '111122223333/us-east-1': {} }));

  it('is not read further than 16 MB', async () => {
    injectFault('AssumeRole', {
      kind: 'answer',
      status: 200,
      body: `<AssumeRoleResponse>${'x'.repeat(17_000_000)}`,
    });

    const { errors } = await ask('{ imagePipelines { nodes { arn } } }');

    expect(errors).toMatchObject([
      { message: expect.stringContaining('larger than 16 MB'), extensions: { code: 'UPSTREAM_UNAVAILABLE' } },
    ]);
  });
});

describe('pagesFrom', () => {
  const pageOf = (token: string | undefined, last: number): Page<number> => {
    const number = Number(token ?? 1);
    const nextToken = number < last ? String(number + 1) : undefined;
    return { items: [number], nextToken, call, fetchedAt: new Date(0) };
  };
  const read = async (last: number, pagesBefore?: number): Promise<{ pages: number; error?: unknown }> => {
    let pages = 0;
    try {
      for await (const { page } of pagesFrom((token) => pageOf(token, last), undefined, pagesBefore))
        pages += page.items.length;
      return { pages };
    } catch (error) {
      return { pages, error };
    }
  };

  it('reads a list of 1,000 pages to its end', async () => {
    expect(await read(1_000)).toEqual({ pages: 1_000 });
  });

  it('ends with BUDGET_EXCEEDED after 1,000 pages', async () => {
    const { pages, error } = await read(1_001);

    expect([pages, mostPages]).toEqual([1_000, 1_000]);
    expect(error).toMatchObject({
      code: 'BUDGET_EXCEEDED',
      message: 'One list may have 1000 AWS pages in one request, and this list has more.',
    });
  });

  it('counts the pages that were read before', async () => {
    expect(await read(10, 995)).toMatchObject({ pages: 5, error: { code: 'BUDGET_EXCEEDED' } });
  });
});
