import type { AwsDoor } from '../aws/door';
import { operations } from '../aws/operations';
import type { TransferServerRecord } from '../model/records';
import { aboutAsked, required } from './pages';
import { perKey, type ScopedKey } from './perKey';

interface ServerKey extends ScopedKey {
  readonly ServerId: string;
}

export const transferServerLoaders = (aws: AwsDoor) => ({
  /** One server; null when Transfer does not know it. */
  byId: perKey(['ServerId'], async ({ scope, ServerId }: ServerKey): Promise<TransferServerRecord | null> => {
    const answer = await aws.ask(scope, operations.describeServer, { ServerId }, ({ Server }) =>
      Server?.ServerId === ServerId ? 'definition' : undefined,
    );
    if (!answer) return null;
    const server = required(answer.call, answer.output.Server, 'Server');
    aboutAsked(answer.call, 'ServerId', server.ServerId, ServerId);
    const { fetchedAt } = answer;
    return { ...server, kind: 'TransferServer', source: 'DescribeServer', scope, fetchedAt, ServerId };
  }),
});
