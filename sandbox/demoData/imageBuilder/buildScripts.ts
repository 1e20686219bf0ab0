import { never } from '../timeline';
import type { BuildScript } from './buildPlan';
import {
  buildContainer,
  buildImage,
  distributeContainer,
  distributeImage,
  testContainer,
  testImage,
} from './managedWorkflows';
import type { Product } from './products';
import type { StepOverride } from './stepPlan';
import type { WorkflowScript } from './workflowPlan';

type BuildDetails = Pick<BuildScript, 'begins' | 'attempts'> & Partial<BuildScript>;

/** A build that a user started. */
export const buildOf = (
  product: Product,
  word: string,
  number: number,
  details: BuildDetails,
): BuildScript => ({
  product,
  word,
  number,
  buildType: 'USER_INITIATED',
  ...details,
});

type Details = Partial<Omit<WorkflowScript, 'definition'>>;

/** A workflow script that skips the steps that do not apply to the product. */
export const workflow = (
  product: Product,
  definition: WorkflowScript['definition'],
  details: Details = {},
): WorkflowScript => ({
  definition,
  ...details,
  stepOverrides: { ...skippedFor(product), ...details.stepOverrides },
});

const skippedFor = ({ platform, components, scanned }: Product): Record<string, StepOverride> => ({
  ...(platform === 'Windows' ? { RunSanitizeScript: skipped } : { RunSysPrepScript: skipped }),
  ...(components.length === 0 ? { ApplyBuildComponents: skipped } : {}),
  ...(components.length < 2 ? { ApplyTestComponents: skipped } : {}),
  ...(scanned ? {} : { CollectImageScanFindings: skipped }),
});

const skipped: StepOverride = { ending: 'SKIPPED' };

/** A step that ends only when a user acts, which never happens. */
export const unanswered: StepOverride = { seconds: never };

export const usualBuild = (product: Product, details?: Details): WorkflowScript =>
  workflow(product, product.output === 'AMI' ? buildImage : buildContainer, details);

export const usualTest = (product: Product, details?: Details): WorkflowScript =>
  workflow(product, product.output === 'AMI' ? testImage : testContainer, details);

export const usualDistribution = (product: Product, details?: Details): WorkflowScript =>
  workflow(product, product.output === 'AMI' ? distributeImage : distributeContainer, details);

/** AWS's managed workflows, all successful. */
export const usualWorkflows = (product: Product): readonly WorkflowScript[] => [
  usualBuild(product),
  usualTest(product),
  usualDistribution(product),
];
