import type { LifecycleExecutionState, LifecycleExecutionStatus } from '@aws-sdk/client-imagebuilder';
import type { BuildCatalog } from '../imageBuilder/buildCatalog';
import { batchWorker, edgeProxy, goldenWindows, paymentsApi, type Product } from '../imageBuilder/products';
import type { DemoScope } from '../demoScope';
import { days, hours, minutes, seconds, type Milestone } from '../timeline';
import { policyArn, type PolicyName } from './policies';
import { runId, shortRunSeries, type RunSeries } from './runSeries';
import type { RunPlan } from './runPlan';
import { touch, type Touch } from './touch';

/* All lifecycle runs except the nightly ones: one function per series. */

/** One finished run, and one that is PENDING until the next day. */
const containerRuns = (scope: DemoScope, builds: BuildCatalog): RunSeries => {
  const [earlier, today, tomorrow] = [
    scope.start - days(2),
    scope.start - hours(10),
    scope.start + hours(14),
  ];
  const deletes = { name: 'DELETE', reason: 'More than 3 containers', product: batchWorker } as const;
  const kept = { status: 'SKIPPED', reason: 'Excluded by the tag keep=true' } as const;
  return seriesOf(scope, builds, { word: 'ca5ed000', policy: 'container-retention' }, [
    {
      states: [from(earlier, 'IN_PROGRESS'), from(earlier + minutes(4), 'SUCCESS')],
      touches: [
        { ...deletes, number: 1, begins: earlier + seconds(4) },
        { ...deletes, number: 2, begins: earlier + minutes(2), result: kept },
      ],
    },
    {
      states: [
        from(today, 'IN_PROGRESS'),
        from(today + minutes(5), 'PENDING', 'Paused at the limit of updates; goes on with the next run'),
        from(tomorrow, 'IN_PROGRESS'),
        from(tomorrow + minutes(3), 'SUCCESS'),
      ],
      touches: [
        { ...deletes, number: 3, begins: today + seconds(4) },
        { ...deletes, number: 4, begins: tomorrow + seconds(4) },
      ],
    },
  ]);
};

/** One cancelled run, and one that is cancelled soon after the start. */
const goldenRuns = (scope: DemoScope, builds: BuildCatalog): RunSeries => {
  const [earlier, today] = [scope.start - days(20), scope.start - minutes(12)];
  const byOlivia = 'Cancelled by arn:aws:iam::111122223333:user/olivia';
  return seriesOf(scope, builds, { word: 'cea5ed00', policy: 'golden-image-retention' }, [
    {
      states: [
        from(earlier, 'IN_PROGRESS'),
        from(earlier + minutes(2), 'CANCELLING', byOlivia),
        from(earlier + minutes(3), 'CANCELLED', byOlivia),
      ],
      touches: [],
    },
    {
      states: [
        from(today, 'IN_PROGRESS'),
        from(today + minutes(10), 'CANCELLING', byOlivia),
        from(today + minutes(20), 'CANCELLED', byOlivia),
      ],
      touches: [
        {
          product: goldenWindows,
          number: 1,
          name: 'DEPRECATE',
          reason: 'Older than 6 months',
          begins: today + seconds(4),
          takes: minutes(9),
        },
      ],
    },
  ]);
};

/** Deprecates four images one after the other. It is in progress when the sandbox starts. */
const paymentsRuns = (scope: DemoScope, builds: BuildCatalog): RunSeries => {
  const begins = scope.start - minutes(9);
  return seriesOf(scope, builds, { word: 'de9eca7e', policy: 'payments-deprecation' }, [
    {
      states: [from(begins, 'IN_PROGRESS'), from(begins + minutes(25), 'SUCCESS')],
      touches: [1, 2, 3, 4].map((number, at) => ({
        product: paymentsApi,
        number,
        name: 'DEPRECATE',
        reason: 'Older than 5 days',
        begins: begins + seconds(4) + minutes(6 * at),
        takes: minutes(6),
      })),
    },
  ]);
};

/** State updates without a policy: two images are disabled, and one of them is made available again. */
const runsByHand = (scope: DemoScope, builds: BuildCatalog): readonly RunSeries[] => {
  const alarm = scope.start - days(3);
  const byHand = (word: string, number: number, name: Touch['name'], begins: number) =>
    seriesOf(scope, builds, { word, policy: undefined }, [
      {
        states: [from(begins, 'IN_PROGRESS'), from(begins + minutes(3), 'SUCCESS')],
        touches: [
          { product: edgeProxy, number, name, reason: 'Asked for by hand', begins: begins + seconds(4) },
        ],
      },
    ]);
  return [
    byHand('d15ab1ed', 2, 'DISABLE', alarm),
    byHand('d15ab1e0', 3, 'DISABLE', alarm + minutes(5)),
    byHand('ba5eba11', 3, 'AVAILABLE', alarm + hours(4)),
  ];
};

const from = (
  moment: number,
  status: LifecycleExecutionStatus,
  reason?: string,
): Milestone<LifecycleExecutionState> => ({
  from: moment,
  state: reason === undefined ? { status } : { status, reason },
});

interface RunScript {
  /** The run ends with the last state. */
  readonly states: RunPlan['states'];
  readonly touches: readonly TouchScript[];
}

type TouchScript = { readonly product: Product; readonly number: number } & Omit<Touch, 'build' | 'takes'> &
  Partial<Pick<Touch, 'takes'>>;

const seriesOf = (
  scope: DemoScope,
  builds: BuildCatalog,
  { word, policy }: { readonly word: string; readonly policy: PolicyName | undefined },
  scripts: readonly RunScript[],
): RunSeries => {
  const arn = policy && policyArn(scope, policy);
  const runs = scripts.map(({ states, touches }, at): RunPlan => ({
    id: runId(scope, word, at + 1),
    policyArn: arn,
    states,
    ends: (states.at(-1) ?? states[0]).from,
    images: touches.flatMap(({ product, number, ...details }) => {
      const build = builds.byNumber(product, number);
      return build === undefined ? [] : [touch(scope, { takes: seconds(80), ...details, build })];
    }),
  }));
  return shortRunSeries(word, arn, runs);
};

export const otherRunSeries = (scope: DemoScope, builds: BuildCatalog): readonly RunSeries[] => [
  containerRuns(scope, builds),
  goldenRuns(scope, builds),
  paymentsRuns(scope, builds),
  ...runsByHand(scope, builds),
];
