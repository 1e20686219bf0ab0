import { afterAll } from '@jest/globals';
import { describeImport } from '../support/history/importSuite';
import { sqliteFiles } from '../support/history/stores';

const databases = sqliteFiles();
describeImport(databases);
afterAll(() => databases.close());
