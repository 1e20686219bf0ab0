import { availableParallelism, cpus } from 'node:os';

/** The machine and the day of a measurement, without anything that identifies the machine. */
export const describeMachine = (now = new Date()): string => {
  const model = cpus()[0]?.model.trim() ?? '';
  const processor = model === '' || model === 'unknown' ? process.arch : model;
  return (
    `Node.js ${process.versions.node} on ${availableParallelism()} cores (${processor}), ` +
    now.toISOString().slice(0, 10)
  );
};
