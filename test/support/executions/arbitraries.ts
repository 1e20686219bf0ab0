import * as fc from 'fast-check';

/* Data sets as fast-check draws them: what happens, without ids. `regionOf` makes a region of AWS's of it. */

/** A status word, and the hour in which it began. */
export interface DrawnRun {
  readonly word: string | undefined;
  readonly hour: number | undefined;
}

export interface DrawnWorkflow extends DrawnRun {
  readonly steps: readonly DrawnRun[];
}

export interface DrawnImage {
  readonly state: string | undefined;
  /** False where AWS does not tell when it was made. */
  readonly isDated: boolean;
  /** The last lifecycle run that touched it: none, one that a policy lists, or one that no policy lists. */
  readonly touchedBy: 'none' | 'listed' | 'unlisted';
  readonly workflows: readonly DrawnWorkflow[];
}

/** What one scope holds. */
export interface DrawnScope {
  readonly images: readonly DrawnImage[];
  readonly policies: readonly (readonly DrawnRun[])[];
  readonly transferWorkflows: readonly (readonly DrawnRun[])[];
  readonly blueprints: readonly (readonly DrawnRun[])[];
}

/** All of AWS's words, one that nobody knows yet, and none at all. */
const words = {
  workflow: [
    'PENDING',
    'SKIPPED',
    'RUNNING',
    'COMPLETED',
    'FAILED',
    'ROLLBACK_IN_PROGRESS',
    'ROLLBACK_COMPLETED',
    'CANCELLED',
  ],
  step: ['PENDING', 'SKIPPED', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED'],
  lifecycle: ['PENDING', 'IN_PROGRESS', 'SUCCESS', 'FAILED', 'CANCELLING', 'CANCELLED'],
  transfer: ['IN_PROGRESS', 'HANDLING_EXCEPTION'],
  blueprint: ['RUNNING', 'SUCCEEDED', 'FAILED', 'ROLLING_BACK'],
} as const;

/** Few hours, so that many begin at the same moment. */
export const lastHour = 8;

const hour = fc.option(fc.integer({ min: 1, max: lastHour }), { nil: undefined, freq: 4 });

const run = (known: readonly string[]): fc.Arbitrary<DrawnRun> =>
  fc.record({ word: fc.constantFrom(...known, 'LATER_WORD', undefined), hour });

/** A few; once in `longOneIn` times more than AWS's page of 25 holds, or just as many. */
const several = <Value>(
  value: fc.Arbitrary<Value>,
  few: number,
  longOneIn: number,
): fc.Arbitrary<readonly Value[]> =>
  fc.oneof(
    { weight: longOneIn - 1, arbitrary: fc.array(value, { maxLength: few }) },
    { weight: 1, arbitrary: fc.array(value, { minLength: 24, maxLength: 60, size: 'max' }) },
  );

const workflow: fc.Arbitrary<DrawnWorkflow> = fc.record({
  word: fc.constantFrom(...words.workflow, 'LATER_WORD', undefined),
  hour,
  steps: several(run(words.step), 2, 40),
});

const image = (workflows: fc.Arbitrary<readonly DrawnWorkflow[]>): fc.Arbitrary<DrawnImage> =>
  fc.record({
    state: fc.constantFrom('BUILDING', 'AVAILABLE', 'FAILED', undefined),
    isDated: fc.boolean(),
    touchedBy: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('none' as const, 'listed' as const) },
      { weight: 1, arbitrary: fc.constant('unlisted' as const) },
    ),
    workflows,
  });

const images = fc.array(image(several(workflow, 3, 10)), { maxLength: 3 });

/** Now and then more than are asked for their workflows at the same time. */
const crowds = fc.oneof(
  { weight: 4, arbitrary: images },
  {
    weight: 1,
    arbitrary: fc.array(image(fc.array(workflow, { maxLength: 2 })), {
      minLength: 18,
      maxLength: 30,
      size: 'max',
    }),
  },
);

type Runs = (known: readonly string[]) => fc.Arbitrary<readonly DrawnRun[]>;

const scope = (some: fc.Arbitrary<readonly DrawnImage[]>, runs: Runs): fc.Arbitrary<DrawnScope> =>
  fc.record({
    images: some,
    policies: fc.array(runs(words.lifecycle), { maxLength: 2 }),
    transferWorkflows: fc.array(runs(words.transfer), { maxLength: 2 }),
    blueprints: fc.array(runs(words.blueprint), { maxLength: 2 }),
  });

const ofEach = (one: fc.Arbitrary<DrawnScope>, count: number): fc.Arbitrary<readonly DrawnScope[]> =>
  fc.array(one, { minLength: count, maxLength: count });

/** One for each of so many scopes. */
export const drawnScopes = (count: number): fc.Arbitrary<readonly DrawnScope[]> =>
  ofEach(
    scope(images, (known) => several(run(known), 4, 10)),
    count,
  );

/** The same, some with many images. */
export const drawnCrowds = (count: number): fc.Arbitrary<readonly DrawnScope[]> =>
  ofEach(
    scope(crowds, (known) => several(run(known), 4, 20)),
    count,
  );

/** The same, with little in each. */
export const drawnNews = (count: number): fc.Arbitrary<readonly DrawnScope[]> =>
  ofEach(
    scope(fc.array(image(fc.array(workflow, { maxLength: 2 })), { maxLength: 1 }), (known) =>
      fc.array(run(known), { maxLength: 3 }),
    ),
    count,
  );
