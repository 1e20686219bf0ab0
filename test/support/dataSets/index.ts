import type { Estate } from '../../../sandbox/estate';
import { costEstate } from '../awsCalls/estate';
import { estateOf, type RegionData } from '../estate';
import { fixtureEstate } from '../fixtureEstate';
import { generateGlue } from './glue';
import { generateImageBuilder } from './imageBuilder';
import { generateLifecycle } from './lifecycle';
import type { Place, Plan } from './plan';
import { generateTransfer } from './transfer';

/** The resources of one account in one region, generated from a plan. */
export const generateRegionData = (plan: Plan, place: Place): RegionData => {
  const imageBuilder = generateImageBuilder(plan, place);
  const imageArns = imageBuilder.images.map(({ arn }) => arn);
  return {
    ...imageBuilder,
    ...generateLifecycle(plan, place, imageArns),
    ...generateTransfer(plan, place),
    ...generateGlue(plan),
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

/** Each data set is named after what is special about it. */
export const dataSets: readonly { readonly name: string; readonly estate: Estate }[] = [
  { name: 'two of each kind', estate: costEstate },
  { name: 'one of each kind, and a second scope', estate: fixtureEstate },
  {
    name: 'wide, in two scopes',
    estate: estateOf({
      '111122223333/us-east-1': generateRegionData(wide, here),
      '444455556666/eu-west-1': generateRegionData({ ...wide, versions: 2, blueprints: 20 }, there),
    }),
  },
  { name: 'deep', estate: hereOnly(generateRegionData(deep, here)) },
  { name: 'empty', estate: hereOnly({}) },
  {
    name: 'siblings under few parents',
    estate: hereOnly(generateRegionData(siblings, here)),
  },
];
