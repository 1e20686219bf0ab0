import { afterEach, describe, expect, it } from '@jest/globals';
import type { RegionData } from '../support/estate';
import { here, smallHoldings } from '../support/executions/smallEstate';
import { type ChangingAws, startChangingAws } from '../support/history/changingAws';
import { uuid } from '../support/sequence';

const placeHere = `${here.accountId}/${here.region}`;

let aws: ChangingAws;
afterEach(() => aws.close());

describe('The runs that images name', () => {
  it('are found in the history by their ids, without their records', async () => {
    aws = await startChangingAws(Object.keys(smallHoldings));
    const data: RegionData | undefined = smallHoldings[placeHere];
    const [image, ...others] = data?.images ?? [];
    const images = [{ ...image, lifecycleExecutionId: `lce-${uuid(1)}` }, ...others];
    aws.replace({ ...smallHoldings, [placeHere]: { ...data, images } });

    const answer = await aws.ask(
      '{ executions(first: 1) { nodes { id } coverage { scope { accountId } kind state } } }',
    );

    expect(answer.errors).toEqual([]);
    expect(answer.data.executions.coverage).toContainEqual({
      scope: { accountId: here.accountId },
      kind: 'LIFECYCLE',
      state: 'COMPLETE',
    });
    expect(aws.queries()).toEqual({ page: 1 });
  });
});
