import type { DemoScope } from '../demoScope';

/** Short names of the Transfer workflows and servers. */
export type WorkflowName = 'invoices' | 'surveys' | 'leftovers' | 'sensors';

export type ServerName = (typeof serverNames)[number];

export const serverNames = [
  'invoices',
  'surveys',
  'sensors',
  'partners',
  'offices',
  'spring-cleaning',
  'misconfigured',
  'stubborn',
] as const;

/** A workflow id has 17 letters and digits. */
export const workflowId = ({ number }: Pick<DemoScope, 'number'>, name: WorkflowName): string =>
  ({
    invoices: `w-invoiceintake${number}001`,
    surveys: `w-seismicsurveys${number}01`,
    leftovers: `w-partialuploads${number}01`,
    sensors: `w-sensorreadings${number}01`,
  })[name];

/** A server id has 17 hexadecimal digits. */
export const serverId = ({ number }: Pick<DemoScope, 'number'>, name: ServerName): string =>
  `s-0ddba11feed0${number}000${serverNames.indexOf(name) + 1}`;

/** The log group of a server's sessions. With a logging role, also of its workflows' executions. */
export const serverLogGroup = (scope: Pick<DemoScope, 'number'>, name: ServerName): string =>
  `/aws/transfer/${serverId(scope, name)}`;

/** The log group that the surveys workflow names itself, because its server has no logging role. */
export const surveyLogGroup = '/example/transfer/surveys';
