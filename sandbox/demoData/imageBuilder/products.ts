import type { ImageSource, Platform } from '@aws-sdk/client-imagebuilder';

/** A product has one recipe, one pipeline, and a series of images. */
export interface Product {
  /** Name of the recipe, and of its images, as it is in ARNs. */
  readonly name: string;
  /** The name as the user gave it, with capital letters. Undefined: the same as in ARNs. */
  readonly givenName?: string;
  readonly version: `${number}.${number}.${number}`;
  readonly description: string;
  readonly output: 'AMI' | 'DOCKER';
  readonly platform: Platform;
  readonly osVersion: string;
  /** Names of custom components. Without any, the step that applies them is skipped. */
  readonly components: readonly string[];
  readonly scanned: boolean;
  readonly source: ImageSource;
  /** The AWS image that it is based on, or the Systems Manager parameter with the id of an AMI. */
  readonly parent: string;
  /** The versions that the build resolved. By default, there is a newer parent for every build. */
  readonly componentVersion?: `${number}.${number}.${number}`;
  readonly parentVersion?: `${number}.${number}.${number}/${number}`;
  readonly instanceTypes?: readonly string[];
  /** Log groups with other names than Image Builder's own. */
  readonly logGroups?: ProductLogGroups;
}

interface ProductLogGroups {
  readonly images: string;
  readonly imagesClass?: 'STANDARD' | 'INFREQUENT_ACCESS';
  readonly pipeline?: string;
}

const amazonLinux = {
  output: 'AMI',
  platform: 'Linux',
  osVersion: 'Amazon Linux 2023',
  parent: 'amazon-linux-2023-x86',
} as const;

const product = (
  name: string,
  version: Product['version'],
  description: string,
  details: Partial<Product> = {},
): Product => ({
  ...amazonLinux,
  name,
  version,
  description,
  components: [`${name}-install`],
  scanned: false,
  source: 'CUSTOM',
  ...details,
});

export const paymentsApi = product('payments-api', '3.2.0', 'Payments service', {
  components: ['payments-api-install', 'payments-api-test'],
  scanned: true,
});

/** The recipe before, and the one that the newest build uses, which fails. */
export const earlierPaymentsApi: Product = { ...paymentsApi, componentVersion: '1.1.0' };

export const nextPaymentsApi: Product = {
  ...paymentsApi,
  version: '3.3.0',
  componentVersion: '1.3.0',
  parentVersion: '2026.2.0/1',
  instanceTypes: ['m7i.xlarge', 'm6i.xlarge'],
};

export const goldenWindows = product('golden-windows', '2024.11.0', 'Base image of office desktops', {
  givenName: 'Golden-Windows',
  platform: 'Windows',
  osVersion: 'Microsoft Windows Server 2025',
  parent: 'windows-server-2025-english-full-base-x86',
});

export const databaseHost = product('database-host', '5.0.1', 'PostgreSQL with all its extensions', {
  parent: 'ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-minimal-kernel-6.12-x86_64',
  logGroups: {
    images: '/example/image-builds/database-host',
    pipeline: '/example/image-pipelines/database-host',
  },
});

export const edgeProxy = product('edge-proxy', '1.9.0', 'Reverse proxy at the network edge', {
  scanned: true,
  source: 'AWS_MARKETPLACE',
});

export const earlierEdgeProxy: Product = {
  ...edgeProxy,
  componentVersion: '1.1.0',
  instanceTypes: ['m6i.large'],
};

export const batchWorker = product('batch-worker', '0.8.2', 'Nightly batch jobs, in a container', {
  output: 'DOCKER',
  logGroups: { images: '/example/archive/batch-worker', imagesClass: 'INFREQUENT_ACCESS' },
});

export const macBuilder = product('mac-builder', '15.1.0', 'Builds the mobile app', {
  platform: 'macOS',
  osVersion: 'macOS 15.1',
  parent: 'macos-sequoia-x86',
});

export const legacyErp = product('legacy-erp', '7.7.7', 'Imported, because its build instructions are lost', {
  platform: 'Windows',
  osVersion: 'Microsoft Windows Server 2016',
  source: 'IMPORTED',
  components: [],
});

export const webServer = product(
  'web-server',
  '2.4.0',
  'Web server, rebuilt every night with the latest patches',
  {
    components: ['web-server-install', 'web-server-test'],
    scanned: true,
  },
);

export const canary = product(
  'canary',
  '1.0.0',
  'A minimal image, built every hour to check that builds work',
  {
    components: [],
    scanned: true,
  },
);

export const givenNameOf = ({ name, givenName = name }: Product): string => givenName;

/** The log group of a product's images, and that of its pipeline. */
export const logGroupsOf = (product: Product): { readonly images: string; readonly pipeline: string } => ({
  images: `/aws/imagebuilder/${givenNameOf(product)}`,
  pipeline: `/aws/imagebuilder/pipeline/${givenNameOf(product)}`,
  ...product.logGroups,
});

/** True for two recipes of one image name. */
export const isSameName = (one: Product, other: Product): boolean => one.name === other.name;

export const products: readonly Product[] = [
  paymentsApi,
  goldenWindows,
  databaseHost,
  edgeProxy,
  batchWorker,
  macBuilder,
  legacyErp,
  webServer,
  canary,
];
