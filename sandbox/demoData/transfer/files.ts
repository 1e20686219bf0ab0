import type { PosixProfile, UserDetails } from '@aws-sdk/client-transfer';
import { randomAt, roleArn, type DemoScope } from '../demoScope';
import type { ExecutionPlan } from './executionPlan';
import { serverId, serverLogGroup, surveyLogGroup, type ServerName } from './names';
import { fileSystemId } from './workflows';

/** The constant part of an execution: the uploaded file, its user, role and logs. */
type About = ExecutionPlan['about'];

/** Creates it from the file's name, without folder and extension. */
export type FileOf = (scope: DemoScope, executionId: string, name: string) => About;

const senders = ['northwind-tools', 'southbeam.steel', 'eastwood_paper', 'westbrook@post'] as const;

export const invoiceFile: FileOf = (scope, id, name) => fileInBucket(scope, id, `${name}.pdf.pgp`);

/** A file of `northwind-tools`. */
export const northwindFile: FileOf = (scope, id, name) =>
  fileInBucket(scope, id, `${name}.pdf.pgp`, 'northwind-tools');

export const leftoverFile: FileOf = (scope, id, name) => fileInBucket(scope, id, `${name}.pdf.pgp.part`);

const fileInBucket = (scope: DemoScope, id: string, fileName: string, from?: string): About => {
  const random = randomAt(scope, 'invoice', fileName);
  const picked = random.pick(senders);
  const sender = from ?? picked;
  const etag = random.hex(32);
  return {
    ...uploaded(scope, id, { UserName: sender, SessionId: sessionId(scope, id) }, 'invoices'),
    LoggingConfiguration: {
      LoggingRole: roleArn(scope, 'ExampleTransferLogging'),
      LogGroupName: serverLogGroup(scope, 'invoices'),
    },
    InitialFileLocation: {
      S3FileLocation: {
        Bucket: 'example-invoices-inbox',
        Key: `${sender}/${fileName}`,
        VersionId: `v.${etag.slice(0, 12)}`,
        Etag: etag,
      },
    },
  };
};

/** A file on EFS. The user ids exceed 31 bits. */
export const surveyFile: FileOf = (scope, id, name) => {
  const random = randomAt(scope, 'survey', name);
  const site = random.pick(['mount-example', 'sampleton-bay', 'lake-placeholder']);
  return {
    ...uploaded(scope, id, { UserName: `geo.${site}`, SessionId: random.hex(16) }, 'surveys'),
    InitialFileLocation: {
      EfsFileLocation: { FileSystemId: fileSystemId, Path: `/uploads/${site}/${name}.segy` },
    },
    PosixProfile: geologist,
    LoggingConfiguration: { LogGroupName: surveyLogGroup },
  };
};

/** Another one for each upload of a file. */
const sessionId = (scope: DemoScope, executionId: string) => randomAt(scope, 'session', executionId).hex(16);

const geologist: PosixProfile = {
  Uid: 4_000_000_123,
  Gid: 4_000_000_100,
  SecondaryGids: [1000, 4_294_967_295],
};

/** Has no optional members, because a list returns more than a thousand of them. */
export const sensorFile: FileOf = (scope, id, name) => ({
  ...uploaded(scope, id, { UserName: 'weather-stations' }, 'sensors'),
  InitialFileLocation: { S3FileLocation: { Bucket: 'example-sensor-inbox', Key: `stations/${name}.csv` } },
});

const uploaded = (scope: DemoScope, id: string, user: Omit<UserDetails, 'ServerId'>, server: ServerName) => ({
  ExecutionId: id,
  ServiceMetadata: { UserDetails: { ...user, ServerId: serverId(scope, server) } },
  ExecutionRole: roleArn(scope, 'ExampleTransferWorkflow'),
});
