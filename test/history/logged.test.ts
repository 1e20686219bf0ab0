import { afterAll } from '@jest/globals';
import { describeLogged } from '../support/history/loggedSuite';
import { sqliteFiles } from '../support/history/stores';

const databases = sqliteFiles();
afterAll(() => databases.close());

describeLogged(databases);
