import { it } from '@jest/globals';
import { checkKills } from '../support/history/kills';

it('A process that is killed while it writes loses at most the last batch', () => checkKills(5));
