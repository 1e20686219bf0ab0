import { it } from '@jest/globals';
import { checkKills } from '../support/history/kills';

it(
  'A process that is killed 100 times while it writes loses at most the last batch each time',
  () => checkKills(100),
  600_000,
);
