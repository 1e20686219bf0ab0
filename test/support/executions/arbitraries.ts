import * as fc from 'fast-check';

/* Data sets that fast-check generates, without ids. `regionOf` adds the ids. */

/** A run with its AWS status, times and texts. */
export interface GeneratedRun {
  readonly awsStatus: string | undefined;
  /** The hour of its start. */
  readonly hour: number | undefined;
  /** Hours from its start to its end, which may be before the start: AWS's clocks differ. */
  readonly hours: number | undefined;
  /** Which of some names and texts it has. */
  readonly name: number;
  readonly text: number;
}

export interface GeneratedWorkflow extends GeneratedRun {
  readonly steps: readonly GeneratedRun[];
}

export interface GeneratedImage {
  readonly state: string | undefined;
  /** False if AWS returns no creation date. */
  readonly isDated: boolean;
  /** The lifecycle run that the image refers to: none, one that a policy lists, or one that no policy lists. */
  readonly lifecycleRun: 'none' | 'listed' | 'unlisted';
  readonly workflows: readonly GeneratedWorkflow[];
}

/** The resources of one scope. */
export interface GeneratedScope {
  readonly images: readonly GeneratedImage[];
  readonly policies: readonly (readonly GeneratedRun[])[];
  readonly transferWorkflows: readonly (readonly GeneratedRun[])[];
  readonly blueprints: readonly (readonly GeneratedRun[])[];
}

const awsStatuses = {
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

/** Few hours, so that many runs start at the same time. */
export const lastHour = 8;

const hour = fc.option(fc.integer({ min: 1, max: lastHour }), { nil: undefined, freq: 4 });

const runParts = (known: readonly string[]) => ({
  awsStatus: fc.constantFrom(...known, 'FUTURE_STATUS', undefined),
  hour,
  hours: fc.option(fc.integer({ min: -1, max: 4 }), { nil: undefined, freq: 2 }),
  name: fc.nat({ max: 3 }),
  text: fc.nat({ max: 5 }),
});

const run = (known: readonly string[]): fc.Arbitrary<GeneratedRun> => fc.record(runParts(known));

/** Up to `few` values; once in `longOneIn` times about as many as AWS returns per page (25), or more. */
const several = <Value>(
  value: fc.Arbitrary<Value>,
  few: number,
  longOneIn: number,
): fc.Arbitrary<readonly Value[]> =>
  fc.oneof(
    { weight: longOneIn - 1, arbitrary: fc.array(value, { maxLength: few }) },
    { weight: 1, arbitrary: fc.array(value, { minLength: 24, maxLength: 60, size: 'max' }) },
  );

const workflow: fc.Arbitrary<GeneratedWorkflow> = fc.record({
  ...runParts(awsStatuses.workflow),
  steps: several(run(awsStatuses.step), 2, 40),
});

const image = (workflows: fc.Arbitrary<readonly GeneratedWorkflow[]>): fc.Arbitrary<GeneratedImage> =>
  fc.record({
    state: fc.constantFrom('BUILDING', 'AVAILABLE', 'FAILED', undefined),
    isDated: fc.boolean(),
    lifecycleRun: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('none' as const, 'listed' as const) },
      { weight: 1, arbitrary: fc.constant('unlisted' as const) },
    ),
    workflows,
  });

const images = fc.array(image(several(workflow, 3, 10)), { maxLength: 3 });

/** Sometimes more images than the gateway lists concurrently. */
const manyImages = fc.oneof(
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

type Runs = (known: readonly string[]) => fc.Arbitrary<readonly GeneratedRun[]>;

const scope = (
  someImages: fc.Arbitrary<readonly GeneratedImage[]>,
  runs: Runs,
): fc.Arbitrary<GeneratedScope> =>
  fc.record({
    images: someImages,
    policies: fc.array(runs(awsStatuses.lifecycle), { maxLength: 2 }),
    transferWorkflows: fc.array(runs(awsStatuses.transfer), { maxLength: 2 }),
    blueprints: fc.array(runs(awsStatuses.blueprint), { maxLength: 2 }),
  });

const ofEach = (one: fc.Arbitrary<GeneratedScope>, count: number): fc.Arbitrary<readonly GeneratedScope[]> =>
  fc.array(one, { minLength: count, maxLength: count });

/** The data of several scopes. */
export const scopesArbitrary = (count: number): fc.Arbitrary<readonly GeneratedScope[]> =>
  ofEach(
    scope(images, (known) => several(run(known), 4, 10)),
    count,
  );

/** The data of several scopes, some with many images. */
export const largeScopesArbitrary = (count: number): fc.Arbitrary<readonly GeneratedScope[]> =>
  ofEach(
    scope(manyImages, (known) => several(run(known), 4, 20)),
    count,
  );

/** The data of several scopes, each with few resources. */
export const smallScopesArbitrary = (count: number): fc.Arbitrary<readonly GeneratedScope[]> =>
  ofEach(
    scope(fc.array(image(fc.array(workflow, { maxLength: 2 })), { maxLength: 1 }), (known) =>
      fc.array(run(known), { maxLength: 3 }),
    ),
    count,
  );
