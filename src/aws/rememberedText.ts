import { isDate, isUint8Array } from 'node:util/types';
import type { Lifetime } from '../model/lifetime';
import type { Remembered } from './memory';

/*
 * What AWS told as text, and back, with all that JSON has no word for: an object with the member `$` stands for one
 * of those. An object of AWS's that has such a member itself is wrapped in another.
 */

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null;

/** True for an object that is nothing but its members. */
const isPlain = (value: unknown): value is Members => {
  if (!isObject(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

const membersBy = (change: (value: unknown) => unknown, object: object): object =>
  Object.fromEntries(Object.entries(object).map(([name, member]) => [name, change(member)]));

const packed = (value: unknown): unknown => {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $: 'number', is: String(value) };
  if (value === undefined) return { $: 'undefined' };
  if (Array.isArray(value)) return value.map(packed);
  if (isDate(value)) return { $: 'date', is: packed(value.getTime()) };
  if (isUint8Array(value)) return { $: 'bytes', is: Buffer.from(value).toString('base64') };
  if (!isPlain(value)) throw new TypeError('This cannot be told as text.');
  const members = membersBy(packed, value);
  return '$' in value ? { $: 'object', is: members } : members;
};

const unpackedBy: Readonly<Record<string, (is: unknown) => unknown>> = {
  undefined: () => undefined,
  number: Number,
  date: (is) => new Date(Number(unpacked(is))),
  bytes: (is) => new Uint8Array(Buffer.from(String(is), 'base64')),
  object: (is) => membersBy(unpacked, is as object),
};

const unpacked = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(unpacked);
  if (!isObject(value)) return value;
  if (!('$' in value)) return membersBy(unpacked, value);
  const unpack = unpackedBy[String(value.$)];
  if (!unpack) throw new TypeError('Nothing here writes this.');
  return unpack(value.is);
};

const lifetimes: ReadonlySet<unknown> = new Set<Lifetime>(['finished', 'definition', 'settled', 'lively']);

const isAnswer = ({ output, call }: Members): boolean => isObject(output) && isObject(call);

const isRecord = ({ kind, scope }: Members): boolean => typeof kind === 'string' && isObject(scope);

/** True for what the door keeps: null, or an answer or a record of the moment that it says. */
const isRemembered = (told: unknown): told is Remembered => {
  if (!isObject(told) || !lifetimes.has(told.lifetime) || !Number.isFinite(told.at)) return false;
  const { value } = told;
  if (value === null) return true;
  return (
    isObject(value) &&
    (isAnswer(value) || isRecord(value)) &&
    isDate(value.fetchedAt) &&
    value.fetchedAt.getTime() === told.at
  );
};

/** TypeError for what cannot be read back as it was. */
export const rememberedText = (remembered: Remembered): string => JSON.stringify(packed(remembered));

/** What `rememberedText` made the text of; undefined for every other text. */
export const readRemembered = (text: string): Remembered | undefined => {
  try {
    const told = unpacked(JSON.parse(text));
    return isRemembered(told) ? told : undefined;
  } catch {
    return undefined;
  }
};
