import type { AwsReader } from '../aws/reader';
import type { Pauses } from '../model/timeSlice';
import { pageLoaders } from './pages';
import { recordLoaders } from './records';

/** The loaders of one operation. Each operation has its own, so that no caller receives another caller's answers. */
export const createLoaders = (aws: AwsReader, pauses: Pauses) => {
  const { byIds, absentAt, cached, hydrate, known, fromList } = recordLoaders(aws, pauses);
  const { page, pageSince, pageUnder, cachedUnder, noListAt } = pageLoaders(aws);
  return {
    byIds,
    absentAt,
    cached,
    hydrate,
    known,
    fromList,
    page,
    pageSince,
    pageUnder,
    cachedUnder,
    noListAt,
  };
};

export type Loaders = ReturnType<typeof createLoaders>;
