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
  return {
    move: (): void => void (moves += 1),
    current: (): number => moves + Math.floor((performance.now() - openedAt) / othersMs),
  };
};
