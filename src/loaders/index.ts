import type { AwsReader } from '../aws/read';
import { pageLoaders } from './pages';
import { recordLoaders } from './records';

/** The loaders of one operation. They are created anew for each, so that no answer outlives the caller that may see it. */
export const createLoaders = (aws: AwsReader) => ({ ...recordLoaders(aws), ...pageLoaders(aws) });

export type Loaders = ReturnType<typeof createLoaders>;
