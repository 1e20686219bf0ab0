import { afterAll } from '@jest/globals';
import { describeStore } from '../support/history/storeSuite';
import { sqliteFiles, sqliteInMemory } from '../support/history/stores';

for (const databases of [sqliteFiles(), sqliteInMemory()]) {
  describeStore(databases);
  afterAll(() => databases.close());
}
