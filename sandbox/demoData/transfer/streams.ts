import type { Place } from '../place';
import { days, hours, minutes, seconds } from '../timeline';
import { endlessArrivals, fewArrivals, type Arrivals, type PlanOf } from './arrivals';
import {
  endlessCopy,
  endlessQuarantine,
  endlessRejection,
  endlessSurvey,
  invoiceFare,
  leftoverFare,
  sensorFare,
  surveyFare,
  type Fare,
} from './fares';
import { invoiceFile, leftoverFile, sensorFile, surveyFile, type FileOf } from './files';
import type { WorkflowName } from './names';

interface Stream {
  readonly word: string;
  readonly every: number;
  readonly recentFor: number;
  readonly fileOf: FileOf;
  readonly fileName: string;
  readonly fareOf: (number: number) => Fare;
}

const streams: Readonly<Record<WorkflowName, Stream>> = {
  invoices: {
    word: 'feedfeed',
    every: seconds(45),
    recentFor: minutes(12),
    fileOf: invoiceFile,
    fileName: 'invoice',
    fareOf: invoiceFare,
  },
  surveys: {
    word: 'beadbead',
    every: minutes(11),
    recentFor: minutes(35),
    fileOf: surveyFile,
    fileName: 'line',
    fareOf: surveyFare,
  },
  leftovers: {
    word: '1ef70e45',
    every: minutes(17),
    recentFor: minutes(30),
    fileOf: leftoverFile,
    fileName: 'invoice',
    fareOf: leftoverFare,
  },
  sensors: {
    word: 'da7ada7a',
    every: seconds(2),
    recentFor: minutes(40),
    fileOf: sensorFile,
    fileName: 'reading',
    fareOf: sensorFare,
  },
};

/** Files keep arriving, as they have for thirty days. */
export const streamTo = (place: Place, workflow: WorkflowName): Arrivals => {
  const { word, every, recentFor, fileOf, fileName, fareOf } = streams[workflow];
  const pace = { first: place.start - days(30), every, recentFor };
  return endlessArrivals(place, { word, workflow }, pace, (id, number, begins) => ({
    begins,
    about: fileOf(place, id, `${fileName}-${number}`),
    ...fareOf(number),
  }));
};

/** Files that do not come to an end, so that there is always the same one to look at. */
export const stragglersOf = (place: Place): readonly Arrivals[] => {
  const straggler =
    (fileOf: FileOf, name: string, fare: Fare): PlanOf =>
    (id, number) => ({
      begins: place.start - hours(2) - minutes(7 * number),
      about: fileOf(place, id, name),
      ...fare,
    });
  return [
    fewArrivals(place, { word: '10ad10ad', workflow: 'invoices' }, [
      straggler(invoiceFile, 'all-invoices-since-1987', endlessCopy),
      straggler(invoiceFile, 'not-a-virus', endlessQuarantine),
    ]),
    fewArrivals(place, { word: '5eab0a7d', workflow: 'surveys' }, [
      straggler(surveyFile, 'whole-sea-floor', endlessSurvey),
      straggler(surveyFile, 'coffee-on-the-tape', endlessRejection),
    ]),
  ];
};
