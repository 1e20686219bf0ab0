import type { DemoScope } from '../demoScope';
import { days, hours, minutes, seconds } from '../timeline';
import { endlessArrivals, fewArrivals, type Arrivals, type PlanOf } from './arrivals';
import {
  endlessCopy,
  endlessQuarantine,
  endlessRejection,
  endlessSurvey,
  invoiceOutcome,
  leftoverOutcome,
  sensorOutcome,
  surveyOutcome,
  type ExecutionOutcome,
} from './outcomes';
import { invoiceFile, leftoverFile, sensorFile, surveyFile, type FileOf } from './files';
import type { WorkflowName } from './names';

interface Stream {
  readonly word: string;
  readonly every: number;
  readonly recentFor: number;
  readonly loggedOneIn: number;
  readonly fileOf: FileOf;
  readonly fileName: string;
  readonly outcomeOf: (number: number) => ExecutionOutcome;
}

const streams: Readonly<Record<WorkflowName, Stream>> = {
  invoices: {
    word: 'feedfeed',
    every: seconds(45),
    recentFor: minutes(12),
    loggedOneIn: 241,
    fileOf: invoiceFile,
    fileName: 'invoice',
    outcomeOf: invoiceOutcome,
  },
  surveys: {
    word: 'beadbead',
    every: minutes(11),
    recentFor: minutes(35),
    loggedOneIn: 17,
    fileOf: surveyFile,
    fileName: 'line',
    outcomeOf: surveyOutcome,
  },
  leftovers: {
    word: '1ef70e45',
    every: minutes(17),
    recentFor: minutes(30),
    loggedOneIn: 11,
    fileOf: leftoverFile,
    fileName: 'invoice',
    outcomeOf: leftoverOutcome,
  },
  sensors: {
    word: 'da7ada7a',
    every: seconds(2),
    recentFor: minutes(40),
    loggedOneIn: 5407,
    fileOf: sensorFile,
    fileName: 'reading',
    outcomeOf: sensorOutcome,
  },
};

/** Files that arrive at a constant rate, from thirty days before the start and without end. */
export const streamTo = (scope: DemoScope, workflow: WorkflowName): Arrivals => {
  const { word, every, recentFor, loggedOneIn, fileOf, fileName, outcomeOf } = streams[workflow];
  const pace = { first: scope.start - days(30), every, recentFor, loggedOneIn };
  return endlessArrivals(scope, { word, workflow }, pace, (id, number, begins) => ({
    begins,
    about: fileOf(scope, id, `${fileName}-${number}`),
    ...outcomeOf(number),
  }));
};

/** Executions that never end, so that tests and examples can rely on them. */
export const neverEndingFiles = (scope: DemoScope): readonly Arrivals[] => {
  const straggler =
    (fileOf: FileOf, name: string, outcome: ExecutionOutcome): PlanOf =>
    (id, number) => ({
      begins: scope.start - hours(2) - minutes(7 * number),
      about: fileOf(scope, id, name),
      ...outcome,
    });
  return [
    fewArrivals(scope, { word: '10ad10ad', workflow: 'invoices' }, [
      straggler(invoiceFile, 'all-invoices-since-1987', endlessCopy),
      straggler(invoiceFile, 'not-a-virus', endlessQuarantine),
    ]),
    fewArrivals(scope, { word: '5eab0a7d', workflow: 'surveys' }, [
      straggler(surveyFile, 'whole-sea-floor', endlessSurvey),
      straggler(surveyFile, 'coffee-on-the-tape', endlessRejection),
    ]),
  ];
};
