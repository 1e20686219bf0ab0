import { createHash } from 'node:crypto';
import type { ExecutionRecord } from '../model/record';

const largest = 2 ** 32;

/** A number above 0 and up to 1 that is equal for executions under one parent, and spread evenly over others. */
export const phaseOf = ({ id, parents }: ExecutionRecord): number =>
  (createHash('sha1')
    .update(parents[0] ?? id)
    .digest()
    .readUInt32BE() +
    1) /
  largest;
