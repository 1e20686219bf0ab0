import type { Estate } from '../../../sandbox/estate';
import { costEstate } from '../awsCalls/estate';
import { estateOf, type RegionData } from '../estate';
import { oneOfEach } from '../oneOfEach';
import { grownGlue } from './glue';
import { grownImageBuilder } from './imageBuilder';
import { grownLifecycle } from './lifecycle';
import type { Place, Plan } from './plan';
import { grownTransfer } from './transfer';

/** What one account holds in one region, grown from a plan. */
export const grown = (plan: Plan, place: Place): RegionData => {
  const imageBuilder = grownImageBuilder(plan, place);
  const imageArns = imageBuilder.images.map(({ arn }) => arn);
  return {
    ...imageBuilder,
    ...grownLifecycle(plan, place, imageArns),
    ...grownTransfer(plan, place),
    ...grownGlue(plan),
  };
};

const wide: Plan = {
  pipelines: 28,
  builds: [1, 2, 27],
  versions: 6,
  workflows: [0, 1, 3, 30],
  steps: [0, 2, 27, 4, 1],
  policies: 27,
  runs: [0, 3, 28, 1],
  resources: [0, 2, 26],
  transferWorkflows: 30,
  executions: [0, 2, 6, 1],
  blueprints: 60,
  blueprintRuns: [0, 1, 3],
  danglingEvery: 5,
};

const deep: Plan = {
  pipelines: 1,
  builds: [4],
  versions: 1,
  workflows: [4],
  steps: [60, 5],
  policies: 1,
  runs: [55],
  resources: [3],
  transferWorkflows: 2,
  executions: [12],
  blueprints: 2,
  blueprintRuns: [40],
  danglingEvery: 0,
};

const siblings: Plan = {
  pipelines: 2,
  builds: [3],
  versions: 1,
  workflows: [40, 12, 8],
  steps: [12, 0, 30],
  policies: 2,
  runs: [30, 10],
  resources: [4],
  transferWorkflows: 2,
  executions: [40],
  blueprints: 3,
  blueprintRuns: [30, 5, 12],
  danglingEvery: 7,
};

const here: Place = { account: '111122223333', region: 'us-east-1' };
const there: Place = { account: '444455556666', region: 'eu-west-1' };
const hereOnly = (data: RegionData): Estate => estateOf({ '111122223333/us-east-1': data });

/** A data set by what is special about it. */
export const shapes: readonly { readonly name: string; readonly estate: Estate }[] = [
  { name: 'two of everything', estate: costEstate },
  { name: 'one of each, and a second scope', estate: oneOfEach },
  {
    name: 'wide, in two scopes',
    estate: estateOf({
      '111122223333/us-east-1': grown(wide, here),
      '444455556666/eu-west-1': grown({ ...wide, versions: 2, blueprints: 20 }, there),
    }),
  },
  { name: 'deep', estate: hereOnly(grown(deep, here)) },
  { name: 'empty', estate: hereOnly({}) },
  {
    name: 'siblings under few parents',
    estate: hereOnly(grown(siblings, here)),
  },
];
