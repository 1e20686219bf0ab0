import { historyInMemory } from '../../src/app/history';
import { testExecutions } from '../support/executions/propertySuite';

testExecutions(() => Promise.resolve(historyInMemory));
