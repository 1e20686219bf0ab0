import type { AwsReader } from '../aws/read';
import { pageLoaders } from './pages';
import { recordLoaders } from './records';

/** The loaders of one operation. Each operation has its own, so that no caller receives another caller's answers. */
export const createLoaders = (aws: AwsReader) => ({ ...recordLoaders(aws), ...pageLoaders(aws) });

export type Loaders = ReturnType<typeof createLoaders>;
