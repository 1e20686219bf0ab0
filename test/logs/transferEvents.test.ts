import { describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import { createRedact } from '../../src/logs/redact';
import { executionOf, hasLoggedEnd } from '../../src/logs/transferEvents';
import { factsOfLines, mergeFacts, noFacts, type TransferFacts } from '../../src/logs/transferFacts';
import { parseTransferLine, type TransferLine } from '../../src/logs/transferLine';
import { executionId, type Line, lineOf, linesOfExecution, workflowId } from '../support/transferLogs/lines';
import { statusByTable } from '../support/transferLogs/statusOracle';

const redact = createRedact([]);
const begins = Date.UTC(2026, 10, 26, 8);

const parsed = (lines: readonly Line[]): readonly TransferLine[] =>
  lines.flatMap(({ at, message }) => parseTransferLine(message, at, redact) ?? []);

const factsOf = (lines: readonly Line[], id = executionId): TransferFacts =>
  factsOfLines(parsed(lines)).get(`${workflowId} ${id}`) ?? noFacts;

const otherId = '11111111-2222-4333-8444-555555555555';

describe('An execution from its log', () => {
  it('has times, steps and the status of its end', () => {
    expect(executionOf(factsOf(linesOfExecution(begins)))).toEqual({
      word: 'COMPLETED',
      reason: undefined,
      startedAt: begins,
      endedAt: begins + 3_500,
      steps: [
        {
          type: 'COPY',
          name: 'copyToShared',
          startedAt: begins + 10,
          endedAt: begins + 2_000,
          error: undefined,
        },
        {
          type: 'TAG',
          name: 'tagFile',
          startedAt: begins + 2_010,
          endedAt: begins + 3_000,
          error: undefined,
        },
      ],
      onExceptionSteps: [],
    });
  });

  it('has handler steps by their order after the first error', () => {
    const { word, reason, steps, onExceptionSteps } = executionOf(
      factsOf(linesOfExecution(begins, { fails: true })),
    );

    expect({ word, reason }).toEqual({ word: 'EXCEPTION', reason: 'Cannot tag Efs file' });
    expect(steps.map(({ name, error }) => [name, error?.type])).toEqual([
      ['copyToShared', undefined],
      ['tagFile', 'BAD_REQUEST'],
    ]);
    expect(onExceptionSteps).toEqual([
      {
        type: 'CUSTOM',
        name: 'tellMary',
        startedAt: begins + 3_010,
        endedAt: begins + 4_000,
        error: undefined,
      },
    ]);
  });

  it('has handler steps by their names where the line of the error is missing', () => {
    const lines = linesOfExecution(begins, { fails: true }).filter(
      ({ message }) => !message.includes('StepErrored'),
    );

    const { steps, onExceptionSteps } = executionOf({ ...factsOf(lines), handlers: ['tellMary'] });

    expect(steps.map(({ name }) => name)).toEqual(['copyToShared', 'tagFile']);
    expect(onExceptionSteps.map(({ name }) => name)).toEqual(['tellMary']);
  });

  it('names user and file, and has no token of a custom step', () => {
    const facts = factsOf(linesOfExecution(begins, { fails: true }));

    expect(facts.user).toEqual({
      ServerId: 's-1234567890abcdef0',
      UserName: 'mary',
      SessionId: '33a8fb495ffb383b',
    });
    expect(facts.file).toEqual({
      S3FileLocation: { Bucket: 'example-uploads', Key: 'mary/x.json', VersionId: 'v1', Etag: 'e1' },
    });
    expect(JSON.stringify(facts)).not.toContain('MzM4Mjg5YWUt');
  });

  it('names a file in EFS', () => {
    const initialFileLocation = { backingStore: 'EFS', filesystemId: 'fs-12345678', path: '/lhr/regex.py' };

    const { file } = factsOf([lineOf(begins, 'ExecutionStarted', { input: { initialFileLocation } })]);

    expect(file).toEqual({ EfsFileLocation: { FileSystemId: 'fs-12345678', Path: '/lhr/regex.py' } });
  });

  it('is not known to have ended without a line of its end', () => {
    const facts = factsOf(linesOfExecution(begins, { hasEnd: false }));

    expect(executionOf(facts)).toMatchObject({
      word: undefined,
      reason: 'no end was logged so far',
      endedAt: undefined,
    });
    expect(executionOf({ ...facts, unknownAt: begins + 60_000 })).toMatchObject({
      word: undefined,
      reason: 'ended, no end was logged',
      startedAt: begins,
    });
    expect(hasLoggedEnd(facts)).toBe(false);
  });

  it.each([
    ['since its last line and since AWS has returned it', 60_000, 50_000, 'ended, no end was logged'],
    ['since its last line, where AWS never returned it', 60_000, undefined, 'ended, no end was logged'],
    ['with it', 60_000, 60_000, 'no end was logged so far'],
    ['before its last line', 2_500, undefined, 'no end was logged so far'],
  ])('has ended where the list of executions in progress was read %s', (_when, listed, returned, reason) => {
    const facts = {
      ...factsOf(linesOfExecution(begins, { hasEnd: false })),
      listedAt: begins + listed,
      ...(returned !== undefined && { returnedAt: begins + returned }),
    };

    expect(executionOf(facts).reason).toBe(reason);
  });

  it('says that AWS has throttled it', () => {
    const facts = { ...factsOf([lineOf(begins, 'ExecutionThrottled')]), unknownAt: begins };

    expect(executionOf(facts).reason).toBe('AWS throttled the execution; ended, no end was logged');
  });

  it('has two steps of one type without a name', () => {
    const tag = { stepType: 'TAG' };
    const lines = ['StepStarted', 'StepCompleted', 'StepStarted', 'StepCompleted'].map((type, index) =>
      lineOf(begins + Math.ceil(index / 2), type, tag),
    );

    expect(executionOf(factsOf(lines)).steps.map(({ startedAt, endedAt }) => [startedAt, endedAt])).toEqual([
      [begins, begins + 1],
      [begins + 1, begins + 2],
    ]);
  });

  it.each([
    ['a line of a session', 'lhr.33a8fb495ffb383b CLOSE Path=/bucket/user/123.jpg BytesIn=3618546'],
    ['a structured line of a session', '{"activity-type":"CLOSE","path":"/b/u/1.jpg","bytes-in":"121"}'],
    ['a line that is cut', lineOf(begins, 'ExecutionStarted').message.slice(0, -9)],
    ['an unknown event', lineOf(begins, 'Service failure on starting workflow').message],
    ['a list', '[{"type":"ExecutionStarted"}]'],
    ['text', 'ERRORS AUTH_FAILURE Method=password User=root'],
    ['nothing', ''],
  ])('has nothing of %s', (_what, message) => {
    expect(parseTransferLine(message, begins, redact)).toBeUndefined();
  });
});

/** Any lines of two executions, and lines of others. Few times and names, so that many are alike. */
const types = [
  'ExecutionStarted',
  'StepStarted',
  'CustomStepInvoked',
  'StepCompleted',
  'StepErrored',
  'ExecutionThrottled',
  'ExecutionCompleted',
  'ExecutionErrored',
];

const anyLine: fc.Arbitrary<Line> = fc
  .record({
    at: fc.integer({ min: 0, max: 12 }),
    type: fc.constantFrom(...types, 'Unknown'),
    step: fc.constantFrom('copy', 'tag', undefined),
    error: fc.constantFrom('first', 'second', undefined),
    id: fc.constantFrom(executionId, otherId),
    workflow: fc.constantFrom(workflowId, workflowId, 'w-0fedcba9876543210'),
    user: fc.constantFrom('mary', 'john'),
  })
  .map(({ at, type, step, error, id, workflow, user }) =>
    lineOf(
      begins + at,
      type,
      { stepType: 'COPY', stepName: step, errorType: error && 'BAD_REQUEST', errorMessage: error },
      { executionId: id, workflowId: workflow, userName: user },
    ),
  );

const anyLines = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: anyLine },
    { weight: 1, arbitrary: fc.constant({ at: begins, message: 'text' }) },
  ),
  {
    maxLength: 30,
  },
);

const anyFacts: fc.Arbitrary<TransferFacts> = fc
  .record({
    lines: anyLines,
    handlers: fc.array(fc.constantFrom('copy', 'tag'), { maxLength: 3 }),
    unknownAt: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
    returnedAt: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
    listedAt: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
    word: fc.constantFrom('IN_PROGRESS', 'EXCEPTION', undefined),
    results: fc.constantFrom({ Steps: [{ StepType: 'COPY' as const }] }, { OnExceptionSteps: [] }, undefined),
  })
  .map(({ lines, handlers, unknownAt, returnedAt = 0, listedAt, word, results }) =>
    mergeFacts(factsOf(lines), {
      events: [],
      handlers,
      ...(unknownAt !== undefined && { unknownAt }),
      returnedAt,
      ...(listedAt !== undefined && { listedAt }),
      ...(word !== undefined && { word: { value: word, at: returnedAt } }),
      ...(results && { results: { value: results, at: returnedAt } }),
    }),
  );

const text = (facts: TransferFacts): string => JSON.stringify(facts);

describe('The merge of facts', () => {
  it('is commutative, associative and idempotent', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, anyFacts, (a, b, c) => {
        expect(text(mergeFacts(a, b))).toBe(text(mergeFacts(b, a)));
        expect(text(mergeFacts(mergeFacts(a, b), c))).toBe(text(mergeFacts(a, mergeFacts(b, c))));
        expect(text(mergeFacts(a, a))).toBe(text(a));
        expect(text(mergeFacts(mergeFacts(a, b), b))).toBe(text(mergeFacts(a, b)));
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on how lines are ordered, doubled and split into pages', () => {
    const shuffled = anyLines.chain((lines) =>
      fc.record({
        lines: fc.constant(lines),
        doubled: fc.subarray(lines),
        pages: fc.integer({ min: 1, max: 5 }),
        order: fc.infiniteStream(fc.nat()),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ lines, doubled, pages, order }) => {
        const all = [...lines, ...doubled]
          .map((line) => ({ line, rank: order.next().value ?? 0 }))
          .sort((one, other) => one.rank - other.rank);
        const merged = Array.from({ length: pages }, (_, page) =>
          factsOf(all.filter((_one, index) => index % pages === page).map(({ line }) => line)),
        ).reduce(mergeFacts, noFacts);

        expect(text(merged)).toBe(text(mergeFacts(factsOf(lines), noFacts)));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps at most 64 events of each type, and the end', () => {
    const forged = Array.from({ length: 500 }, (_, index) =>
      lineOf(begins + index, 'StepStarted', { stepName: `${index}` }),
    );

    const { events } = factsOf([...forged, lineOf(begins + 900, 'ExecutionCompleted')]);

    expect(events.map(({ at }) => at)).toEqual([
      ...Array.from({ length: 64 }, (_, index) => begins + index),
      begins + 900,
    ]);
  });
});

describe('A page of forged lines', () => {
  it.each([
    ['at different times', (index: number) => begins + index],
    ['at one time', () => begins],
  ])('takes work linear in their number: %s', (_when, timeOf) => {
    const lines = parsed(
      Array.from({ length: 10_000 }, (_, index) =>
        lineOf(timeOf(index), types[index % 8] ?? '', { stepName: `${index}` }),
      ),
    );
    const stringify = jest.spyOn(JSON, 'stringify');

    const facts = factsOfLines(lines);
    const texts = stringify.mock.calls.length;
    stringify.mockRestore();

    expect(facts.get(`${workflowId} ${executionId}`)?.events).toHaveLength(8 * 64);
    // One for each line, and few for what is kept.
    expect(texts).toBeLessThanOrEqual(lines.length + 1_000);
  });
});

describe('The status of an execution', () => {
  it('is that of the table, whatever lines there are', () => {
    fc.assert(
      fc.property(anyLines, fc.boolean(), (lines, isOver) => {
        const { word, reason } = executionOf({ ...factsOf(lines), ...(isOver && { unknownAt: begins }) });

        expect({ word, isKnown: word !== undefined }).toEqual(statusByTable(lines, workflowId, executionId));
        if (word === undefined) expect(reason).toContain(isOver ? 'ended, no end was logged' : 'so far');
      }),
      { numRuns: 1_000 },
    );
  });

  it('is that of the whole log once its end has arrived, whatever else is missing', () => {
    const whole = fc.record({ fails: fc.boolean() }).chain(({ fails }) => {
      const lines = linesOfExecution(begins, { fails });
      return fc.record({
        fails: fc.constant(fails),
        kept: fc.subarray(lines.slice(0, -1)),
        end: fc.constant(lines.at(-1)),
      });
    });
    fc.assert(
      fc.property(whole, ({ fails, kept, end }) => {
        const { word, steps, onExceptionSteps } = executionOf(factsOf(end ? [...kept, end] : kept));

        expect(word).toBe(fails ? 'EXCEPTION' : 'COMPLETED');
        expect(steps.length + onExceptionSteps.length).toBeLessThanOrEqual(3);
      }),
    );
  });
});
