import type { WorkflowDetail } from '@aws-sdk/client-transfer';
import type {
  QueryResolvers,
  TransferServerResolvers,
  TransferWorkflowDetailResolvers,
} from '../generated/graphql';
import { transferServerUrl } from '../model/consoleUrl';
import { nodeId } from '../model/nodeId';
import type { TransferServerRecord, TransferWorkflowDetailRecord } from '../model/records';
import { lookUpByIds } from './lookUp';
import { related } from './related';

const placed = (
  { scope, fetchedAt }: TransferServerRecord,
  details: readonly WorkflowDetail[] | undefined,
): TransferWorkflowDetailRecord[] | undefined => details?.map((detail) => ({ ...detail, scope, fetchedAt }));

export const TransferServer: TransferServerResolvers = {
  id: ({ scope, ServerId }) => nodeId('TransferServer', scope, ServerId),
  scope: (server) => server.scope,
  fetchedAt: (server) => server.fetchedAt,
  serverId: (server) => server.ServerId,
  arn: (server) => server.Arn,
  certificate: (server) => server.Certificate,
  protocolDetails: (server) => server.ProtocolDetails,
  domain: (server) => server.Domain,
  endpointDetails: (server) => server.EndpointDetails,
  endpointType: (server) => server.EndpointType,
  hostKeyFingerprint: (server) => server.HostKeyFingerprint,
  identityProviderDetails: (server) => server.IdentityProviderDetails,
  identityProviderType: (server) => server.IdentityProviderType,
  loggingRole: (server) => server.LoggingRole,
  postAuthenticationLoginBanner: (server) => server.PostAuthenticationLoginBanner,
  preAuthenticationLoginBanner: (server) => server.PreAuthenticationLoginBanner,
  protocols: (server) => server.Protocols,
  securityPolicyName: (server) => server.SecurityPolicyName,
  state: (server) => server.State,
  tags: (server) => server.Tags,
  userCount: (server) => server.UserCount,
  workflowDetails: (server) =>
    server.WorkflowDetails && {
      onUpload: placed(server, server.WorkflowDetails.OnUpload),
      onPartialUpload: placed(server, server.WorkflowDetails.OnPartialUpload),
    },
  structuredLogDestinations: (server) => server.StructuredLogDestinations,
  s3StorageOptions: (server) => server.S3StorageOptions,
  as2ServiceManagedEgressIpAddresses: (server) => server.As2ServiceManagedEgressIpAddresses,
  ipAddressType: (server) => server.IpAddressType,
  consoleUrl: (server) => transferServerUrl(server.scope, server.ServerId),
};

/** The rest mirrors AWS's members. */
export const TransferWorkflowDetail: Pick<TransferWorkflowDetailResolvers, 'workflow'> = {
  workflow: (detail, _args, context, info) =>
    related('TransferWorkflow', [detail.WorkflowId], detail, context, info),
};

export const transferServerQueries: Pick<QueryResolvers, 'transferServer'> = {
  transferServer: (_query, { serverId, scope }, context, info) =>
    lookUpByIds('TransferServer', { serverId }, scope, context, info),
};
