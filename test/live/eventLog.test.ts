import { afterAll } from '@jest/globals';
import { sqliteFiles, sqliteInMemory } from '../support/history/stores';
import { describeEventLog } from '../support/live/eventLogSuite';

const files = sqliteFiles();

afterAll(() => files.close());

describeEventLog(files);
describeEventLog(sqliteInMemory());
