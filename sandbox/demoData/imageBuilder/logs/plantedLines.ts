import { edgeProxy, type Product } from '../products';

/** Made-up secrets that log lines contain, to check that no reader shows them. AWS documents the keys as examples. */
export const plantedSecrets = {
  bearerToken: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJleGFtcGxlIn0.c2lnbmF0dXJlLW9mLWV4YW1wbGU',
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
} as const;

/** What the install component of `edge-proxy` writes: lines with secrets, and one of about 30,000 characters. */
export const plantedLines = ({ name }: Product): readonly string[] =>
  name === edgeProxy.name
    ? [
        `CmdExecution: Stdout: > GET /packages HTTP/1.1 Authorization: Bearer ${plantedSecrets.bearerToken}`,
        `CmdExecution: Stdout: AWS_ACCESS_KEY_ID=${plantedSecrets.accessKeyId} AWS_SECRET_ACCESS_KEY=${plantedSecrets.secretAccessKey}`,
        `CmdExecution: Stdout: ${longList}`,
      ]
    : [];

const longList = Array.from({ length: 1200 }, (_, at) => `package-${at + 1}-1.${at % 10}.x86_64`).join(' ');
