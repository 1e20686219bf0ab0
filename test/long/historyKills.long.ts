import { it } from '@jest/globals';
import { checkKills } from '../support/history/kills';

/* `HISTORY_KILLS` sets the number of kills: `npm run test:kills` makes 100. */

const kills = Number(process.env.HISTORY_KILLS ?? 10);

it(
  `A process that is killed ${kills} times while it writes loses at most the last batch each time`,
  () => checkKills(kills),
  600_000,
);
