import type { Redact } from '../logs/redact';
import { outputMembers } from './outputText';

/**
 * The outputs of a step without secrets: as a whole, since a part of a text no longer shows what is secret in it. Members that are no
 * texts become JSON.
 */
export const redactedOutputs = (outputs: unknown, redact: Redact): unknown => {
  const clean = (_name: string, value: unknown): unknown =>
    typeof value === 'string' ? redact(value) : value;
  const members = outputMembers(outputs);
  if (!members) return clean('', outputs);
  const entries = Object.entries(members).map(([name, value]): [string, unknown] => [
    name,
    typeof value === 'object' && value !== null ? redact(JSON.stringify(value, clean)) : clean(name, value),
  ]);
  return Object.fromEntries(entries);
};
