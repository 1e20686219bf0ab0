import { expect, it, jest } from '@jest/globals';
import type { AwsReader } from '../../src/aws/reader';
import { canonicalFilter, createListing, type ListingServices } from '../../src/listing';
import { createAccesses } from '../../src/model/access';
import { anonymous } from '../../src/model/caller';
import { GatewayError } from '../../src/model/errors';
import { Ending } from '../../src/model/endSignal';
import { scopeOf } from '../../src/model/scope';
import { createPauses } from '../../src/model/timeSlice';
import { listingServices } from '../support/listing/listingServices';

it('A request that a kept result answers counts as one that asks for executions', async () => {
  const services = await listingServices(() => new Date());
  const onAsked = jest.fn<ListingServices['onAsked']>();
  const counts = jest.spyOn(services.history, 'counts');
  const aws = { repeat: () => undefined } as unknown as AwsReader;
  const filter = canonicalFilter(
    { kinds: [] },
    [scopeOf('111122223333', 'us-east-1')],
    createAccesses()(anonymous),
    anonymous,
  );
  const ask = () =>
    createListing(
      { ...services, onAsked },
      {
        aws,
        listReader: () => ({ lists: aws, logs: aws }),
        minFetchedAt: -Infinity,
        signal: new Ending(),
        schedule: createPauses().schedule,
      },
    ).counts(filter);

  const [first, second] = [await ask(), await ask()];
  await services.history.close();

  expect(second).toBe(first);
  expect(counts).toHaveBeenCalledTimes(1);
  expect(onAsked.mock.calls).toEqual([
    [filter, false],
    [filter, false],
  ]);
});

it('A request for newer data ends at its deadline, also while the history does not write', async () => {
  const services = await listingServices(() => new Date());
  const aws = { repeat: () => undefined } as unknown as AwsReader;
  const signal = new Ending();
  const filter = canonicalFilter(
    { kinds: [] },
    [scopeOf('111122223333', 'us-east-1')],
    createAccesses()(anonymous),
    anonymous,
  );
  let begin = (): void => undefined;
  const flushing = new Promise<void>((resolve) => (begin = resolve));
  const flush = (): Promise<boolean> => {
    begin();
    return new Promise(() => undefined);
  };
  const listing = createListing(
    { ...services, waitMs: 4, history: { ...services.history, flush } },
    {
      aws,
      listReader: () => ({ lists: aws, logs: aws }),
      minFetchedAt: 0,
      signal,
      schedule: createPauses().schedule,
    },
  );

  const counts = listing.counts(filter);
  await flushing;
  signal.abort(new GatewayError('DEADLINE_EXCEEDED', 'It is over.'));

  expect(await counts).toEqual({ counts: [], coverage: [], logCoverage: [] });
  await services.history.close();
});
