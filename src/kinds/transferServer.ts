import type { DescribedServer, WorkflowDetail } from '@aws-sdk/client-transfer';
import { format } from '../model/formats';
import { transfer } from '../model/operation';
import type { Scope } from '../model/scope';
import { fieldsOf } from './fields';
import { defineKind } from './defineKind';
import { getBy } from './kind';
import { largestPages, listOf } from './list';
import { listed } from './listing';
import type { RecordOf } from './recordOf';

type Raw = Partial<DescribedServer>;

const { ids, list } = fieldsOf<Raw>();

const kind = defineKind<Raw>()({
  type: 'TransferServer',
  lookUp: 'transferServer',
  visibleWith: ['TRANSFER_EXECUTION'],
  ids: {
    serverId: {
      format: format(
        's-[0-9a-f]{17}',
        19,
        '"s-" and 17 hexadecimal digits in lower case, like "s-1234567890abcdef0"',
      ),
      read: (server) => server.ServerId,
    },
  },
  get: getBy(
    transfer('DescribeServer', (sdk) => sdk.DescribeServerCommand),
    ({ serverId }) => ({ ServerId: serverId }),
    'Server',
    (output): Raw | undefined => output.Server,
  ),
  fields: {
    arn: list((server) => server.Arn),
    certificate: list((server) => server.Certificate),
    protocolDetails: list((server) => server.ProtocolDetails),
    domain: list((server) => server.Domain),
    endpointDetails: list((server) => server.EndpointDetails),
    endpointType: list((server) => server.EndpointType),
    hostKeyFingerprint: list((server) => server.HostKeyFingerprint),
    identityProviderDetails: list((server) => server.IdentityProviderDetails),
    identityProviderType: list((server) => server.IdentityProviderType),
    loggingRole: list((server) => server.LoggingRole),
    postAuthenticationLoginBanner: list((server) => server.PostAuthenticationLoginBanner),
    preAuthenticationLoginBanner: list((server) => server.PreAuthenticationLoginBanner),
    protocols: list((server) => server.Protocols),
    securityPolicyName: list((server) => server.SecurityPolicyName),
    state: list((server) => server.State),
    tags: list((server) => server.Tags),
    userCount: list((server) => server.UserCount),
    workflowDetails: list((server) => server.WorkflowDetails),
    structuredLogDestinations: list((server) => server.StructuredLogDestinations),
    s3StorageOptions: list((server) => server.S3StorageOptions),
    as2ServiceManagedEgressIpAddresses: list((server) => server.As2ServiceManagedEgressIpAddresses),
    ipAddressType: list((server) => server.IpAddressType),
    consoleUrl: ids.computed(),
  },
  ttl: () => 'definition',
});

export type TransferServerRecord = RecordOf<typeof kind>;

/** The servers of a scope. */
export const transferServers = listOf(kind, {
  operation: transfer('ListServers', (sdk) => sdk.ListServersCommand),
  paging: largestPages.transfer,
  input: (_scope: undefined, page) => page,
  items: (output) => output.Servers,
  raw: (server): Raw => server,
  view: kind.views.partial('listed', [
    'arn',
    'domain',
    'endpointType',
    'identityProviderType',
    'loggingRole',
    'state',
    'userCount',
  ]),
  ttl: 'definition',
});

export const transferServer = listed(kind, { others: [transferServers] });

/** A rule that decides which workflow a server runs, with the scope of the server. */
export interface TransferWorkflowDetailRecord extends WorkflowDetail {
  readonly scope: Scope;
  readonly fetchedAt: Date;
}
