import { afterAll } from '@jest/globals';
import { sqliteFiles } from '../support/history/stores';
import { describeTextCases } from '../support/history/textCaseSuite';

const databases = sqliteFiles();
describeTextCases(databases);
afterAll(() => databases.close());
