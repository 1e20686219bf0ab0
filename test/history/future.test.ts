import { afterAll } from '@jest/globals';
import { describeFuture } from '../support/history/futureSuite';
import { sqliteFiles } from '../support/history/stores';

const databases = sqliteFiles();
describeFuture(databases);
afterAll(() => databases.close());
