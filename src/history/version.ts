/** When what other processes have written is noticed: replicas write all the time, commands into a file seldom. */
const replicasMs = 1_000;
const commandsMs = 60_000;

/** A number that moves when the results of queries may have changed. It never returns to an earlier value. */
export const createVersion = ({
  file,
  url,
}: {
  readonly file?: string | undefined;
  readonly url?: string | undefined;
}) => {
  const openedAt = performance.now();
  const othersMs = url !== undefined ? replicasMs : file !== undefined ? commandsMs : Infinity;
  let moves = 0;
  const ofOthers = (): number => Math.floor((performance.now() - openedAt) / othersMs);
  return {
    move: (): void => void (moves += 1),
    /** Moves when other processes may have written. */
    ofOthers,
    current: (): number => moves + ofOthers(),
  };
};
