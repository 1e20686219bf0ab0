import type { DescribedServer, WorkflowDetail } from '@aws-sdk/client-transfer';
import { arnOf, roleArn, type DemoScope } from '../demoScope';
import {
  serverId,
  serverLogGroup,
  serverNames,
  workflowId,
  type ServerName,
  type WorkflowName,
} from './names';

/** All servers of a scope. Each starts those of its workflows that are in `workflows`. */
export const serversOf = (
  scope: DemoScope,
  workflows: readonly WorkflowName[],
): readonly (DescribedServer & { ServerId: string })[] =>
  serverNames.map((name) => ({
    Arn: arnOf(scope, 'transfer', `server/${serverId(scope, name)}`),
    ServerId: serverId(scope, name),
    Domain: 'S3',
    State: 'ONLINE',
    EndpointType: 'PUBLIC',
    IdentityProviderType: 'SERVICE_MANAGED',
    Protocols: ['SFTP'],
    SecurityPolicyName: 'TransferSecurityPolicy-2024-01',
    HostKeyFingerprint: 'SHA256:b0a7b0a7c0ffee0decade0facade0cafe0beef0feed',
    LoggingRole: roleArn(scope, 'ExampleTransferLogging'),
    StructuredLogDestinations: [arnOf(scope, 'logs', `log-group:${serverLogGroup(scope, name)}:*`)],
    IpAddressType: 'IPV4',
    UserCount: 4,
    Tags: [
      { Key: 'team', Value: 'file-desk' },
      { Key: 'name', Value: name },
    ],
    ...details[name](scope),
    WorkflowDetails: workflowDetails(scope, name, workflows),
  }));

const workflowDetails = (scope: DemoScope, server: ServerName, present: readonly WorkflowName[]) => {
  const run = (wanted: WorkflowName): WorkflowDetail[] =>
    present.includes(wanted)
      ? [
          {
            WorkflowId: workflowId(scope, wanted),
            ExecutionRole: roleArn(scope, 'ExampleTransferWorkflow'),
          },
        ]
      : [];
  switch (server) {
    case 'invoices':
      return { OnUpload: run('invoices'), OnPartialUpload: run('leftovers') };
    case 'surveys':
    case 'sensors':
      return { OnUpload: run(server), OnPartialUpload: [] };
    default:
      return undefined;
  }
};

const inVpc = {
  VpcId: 'vpc-0decade00decade00',
  SubnetIds: ['subnet-0b5e55ed0b5e55ed0', 'subnet-0b5e55ed0b5e55ed1'],
  SecurityGroupIds: ['sg-0ddba11000ddba110'],
};

/** The members that differ between servers. */
const details: Readonly<
  Record<ServerName, (scope: DemoScope) => Partial<Omit<DescribedServer, 'Arn' | 'ServerId'>>>
> = {
  // The sessions are logged as text, by the logging role.
  invoices: () => ({
    StructuredLogDestinations: undefined,
    EndpointType: 'VPC',
    EndpointDetails: {
      ...inVpc,
      AddressAllocationIds: ['eipalloc-0decade00decade00'],
      VpcEndpointId: 'vpce-0decade00decade00',
    },
    ProtocolDetails: {
      SetStatOption: 'ENABLE_NO_OP',
      ProxyConfig: { SftpMode: 'PROXY_PROTOCOL_V2_ENFORCED' },
    },
    PreAuthenticationLoginBanner: 'Example Corp. Invoices only.',
    PostAuthenticationLoginBanner: 'Welcome. Files are scanned on arrival.',
    S3StorageOptions: { DirectoryListingOptimization: 'ENABLED' },
    UserCount: 12,
  }),
  // The sessions are logged as JSON. The workflow has its own log group.
  surveys: (scope) => ({
    LoggingRole: undefined,
    Domain: 'EFS',
    Protocols: ['SFTP', 'FTPS'],
    Certificate: arnOf(scope, 'acm', 'certificate/0decade0-0000-4000-8000-000000000001'),
    ProtocolDetails: {
      PassiveIp: '203.0.113.7',
      TlsSessionResumptionMode: 'ENFORCED',
      SetStatOption: 'DEFAULT',
    },
    IdentityProviderType: 'AWS_LAMBDA',
    IdentityProviderDetails: {
      Function: arnOf(scope, 'lambda', 'function:example-geologists'),
      SftpAuthenticationMethods: 'PUBLIC_KEY_OR_PASSWORD',
    },
    IpAddressType: 'DUALSTACK',
  }),
  // Nothing is logged.
  sensors: (scope) => ({
    LoggingRole: undefined,
    StructuredLogDestinations: undefined,
    IdentityProviderType: 'API_GATEWAY',
    IdentityProviderDetails: {
      Url: `https://sensors0000.execute-api.${scope.region}.amazonaws.com/prod`,
      InvocationRole: roleArn(scope, 'ExampleTransferIdentity'),
      SftpAuthenticationMethods: 'PUBLIC_KEY',
    },
  }),
  partners: () => ({
    State: 'OFFLINE',
    Protocols: ['AS2'],
    ProtocolDetails: { As2Transports: ['HTTP'] },
    As2ServiceManagedEgressIpAddresses: ['203.0.113.20', '203.0.113.21', '203.0.113.22'],
  }),
  offices: () => ({
    State: 'STARTING',
    EndpointType: 'VPC_ENDPOINT',
    EndpointDetails: { VpcEndpointId: 'vpce-0decade00decade01' },
    IdentityProviderType: 'AWS_DIRECTORY_SERVICE',
    IdentityProviderDetails: { DirectoryId: 'd-0decade000' },
  }),
  'spring-cleaning': () => ({
    State: 'STOPPING',
    Protocols: ['FTP'],
    EndpointType: 'VPC',
    EndpointDetails: inVpc,
  }),
  misconfigured: () => ({ State: 'START_FAILED' }),
  stubborn: () => ({ State: 'STOP_FAILED' }),
};
