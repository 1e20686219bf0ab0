import type { DemoScope } from '../demoScope';
import { days, hours, minutes } from '../timeline';
import { endlessArrivals, type Arrivals } from './arrivals';
import { northwindFile } from './files';
import { invoiceSteps, undecryptableOutcome, type ExecutionOutcome } from './outcomes';
import type { ExecutionPlan } from './executionPlan';

/* Finished executions with a name to search for. Each file comes again every week, so that a week always has one. */

const weekly = (
  scope: DemoScope,
  word: string,
  name: string,
  before: number,
  plan: ExecutionOutcome & Pick<ExecutionPlan, 'isEndLost'>,
): Arrivals => {
  const pace = {
    first: scope.start - before - days(28),
    every: days(7),
    recentFor: minutes(15),
    loggedOneIn: 1,
  };
  return endlessArrivals(scope, { word, workflow: 'invoices' }, pace, (id, _number, begins) => ({
    begins,
    about: northwindFile(scope, id, name),
    ...plan,
  }));
};

export const memorableFiles = (scope: DemoScope): readonly Arrivals[] => [
  weekly(scope, '00004711', 'invoice-4711', hours(3), undecryptableOutcome),
  weekly(scope, '00004712', 'invoice-4712', hours(5), {
    steps: invoiceSteps,
    onExceptionSteps: [],
    isEndLost: true,
  }),
];
