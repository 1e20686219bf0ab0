import { afterAll } from '@jest/globals';
import { sqliteFiles } from '../support/history/stores';
import { describeResume } from '../support/live/resumeSuite';

const files = sqliteFiles();

afterAll(() => files.close());

describeResume(files, false);
