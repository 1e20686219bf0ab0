import { afterAll } from '@jest/globals';
import { describePages } from '../support/history/pagesSuite';
import { sqliteFiles, sqliteInMemory } from '../support/history/stores';

for (const databases of [sqliteFiles(), sqliteInMemory()]) {
  describePages(databases);
  afterAll(() => databases.close());
}
