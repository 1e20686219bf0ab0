import { allPermissions } from '../../../src/model/caller';
import { openHistory } from '../../../src/history';
import { at, noon, run } from './records';

/*
 * A process that writes executions until it is killed: those with the numbers 0, 1, 2 and so on. It prints how many are
 * written. The parent kills it at any moment.
 */

const nothing = (): void => undefined;

const main = async (): Promise<void> => {
  const history = await openHistory({
    settings: { file: process.argv[2], keepDays: 400, keepSensitive: false },
    events: { onAway: nothing, onBack: nothing, onSlowTexts: nothing },
    now: () => noon,
  });
  const { items } = await history.page({
    rights: allPermissions,
    orderBy: { field: 'FIRST_SEEN_AT', direction: 'DESC' },
    size: 1,
  });
  // Each has been seen a second after the one before.
  let next = items[0] ? (items[0].firstSeenAt - noon) / 1000 + 1 : 0;
  for (;;) {
    history.offer(
      Array.from({ length: 40 }, (_, index) =>
        run({}, { number: next + index, fetchedAt: at(next + index) }),
      ),
    );
    next += 40;
    await history.flush();
    process.stdout.write(`${next}\n`);
  }
};

void main();
