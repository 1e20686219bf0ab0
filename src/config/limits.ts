import { z } from 'zod';
import { wholeNumber } from './rules';

/* The defaults where `auth` distinguishes callers. Without it, all clients are one caller, which has no limit. */

export const upstreamCallsPerMinute = 600;
export const streamsPerCaller = 50;

/** `limits`: what one request may cost, and what one caller may use. */
export const limits = z.strictObject({
  requestTimeoutMs: wholeNumber(100, 600_000).default(25_000),
  upstreamCallsPerRequest: wholeNumber(1, 100_000).default(200),
  upstreamCallsPerMinute: wholeNumber(1, 1_000_000).optional(),
  upstreamCallsBurst: wholeNumber(1, 1_000_000).default(200),
  requestsPerMinute: wholeNumber(1, 10_000_000).optional(),
  concurrentRequests: wholeNumber(1, 1_000_000).optional(),
  streams: wholeNumber(0, 1_000_000).default(5_000),
  streamsPerCaller: wholeNumber(1, 1_000_000).optional(),
  itemsPerAnswer: wholeNumber(1, 1_000_000).default(5_000),
  fieldsPerAnswer: wholeNumber(100, 10_000_000).default(150_000),
  answerMegabytes: wholeNumber(1, 256).default(20),
  tokens: wholeNumber(10, 100_000).default(4_000),
  lines: wholeNumber(1, 100_000).default(1_000),
  nameCharacters: wholeNumber(10, 10_000).default(200),
  depth: wholeNumber(1, 200).default(30),
  aliases: wholeNumber(0, 10_000).default(30),
  directives: wholeNumber(0, 10_000).default(50),
  recursiveSelections: wholeNumber(1, 10_000_000).default(5_000),
  repetitions: wholeNumber(1, 10_000).default(30),
  introspections: wholeNumber(0, 100).default(1),
  operations: wholeNumber(1, 1_000).default(20),
  fragments: wholeNumber(0, 1_000).default(100),
  variableMembers: wholeNumber(0, 100_000).default(1_000),
  idKilobytes: wholeNumber(1, 64).default(4),
  filterItems: wholeNumber(1, 10_000).default(100),
  bodyKilobytes: wholeNumber(1, 16_384).default(256),
});
