import { awsJson } from '../awsJson';
import { logsErrorTemplates } from '../errorTemplates';
import type { Service } from '../service';
import { describeLogGroups, describeLogStreams } from './describe';
import { filterLogEvents } from './filterLogEvents';
import { getLogEvents } from './getLogEvents';

/** Amazon CloudWatch Logs: the operations that read. All times are epoch milliseconds. */
export const logs: Service = {
  name: 'logs',
  protocol: awsJson('Logs_20140328', { messageMember: 'message' }),
  errorTemplates: logsErrorTemplates,
  accepts: ({ headers }) => String(headers['x-amz-target']).startsWith('Logs_20140328.'),

  operations: {
    FilterLogEvents: filterLogEvents,
    GetLogEvents: getLogEvents,
    DescribeLogStreams: describeLogStreams,
    DescribeLogGroups: describeLogGroups,
  },
};
