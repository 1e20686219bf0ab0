import type { ImagePackage, Platform, SeverityCounts } from '@aws-sdk/client-imagebuilder';
import type { StoredImage } from '../../estate';
import type { BuildPlan } from './buildPlan';

/*
 * What is in an image: its packages, and how many vulnerabilities Inspector finds in it. A build gets the patches that are
 * out, so each build has newer versions of some packages than the one before.
 */

/** A package, and after how many builds it gets its next patch; 0: never. */
type Package = readonly [name: string, version: string, everyBuilds: number];

const linuxNames =
  'acl attr audit-libs basesystem bash bzip2-libs ca-certificates chrony cloud-init coreutils cpio cyrus-sasl-lib dbus dnf file filesystem gawk glibc grep gzip iproute kmod libcap lua-libs ncurses pam';

const linuxPackages: readonly Package[] = [
  ...linuxNames.split(' ').map((name, index): Package => [name, `${1 + (index % 4)}.${index}`, 0]),
  ['amazon-ssm-agent', '3.3', 2],
  ['curl', '8.5', 3],
  ['kernel', '6.1', 1],
  ['openssl', '3.0', 1],
  ['systemd', '252', 5],
];

const packagesByPlatform: Partial<Record<Platform, readonly Package[]>> = {
  Linux: linuxPackages,
  Windows: [
    ['Amazon SSM Agent', '3.3', 2],
    ['AWS Tools for Windows', '3.15', 4],
    ['EC2Launch', '2.0', 0],
  ],
  macOS: [['amazon-ssm-agent', '3.3', 2]],
};

const versionIn = (build: number, [, version, everyBuilds]: Package): string =>
  `${version}.${everyBuilds === 0 ? 0 : Math.floor(build / everyBuilds)}-1`;

/** The packages of a build. AWS records them with the outputs, and those of machine images only. */
export const packagesAt = ({ script, outputs }: BuildPlan, now: Date): readonly ImagePackage[] => {
  const { product, number } = script;
  if (product.output !== 'AMI' || outputs.available > now.getTime()) return [];
  const packages = packagesByPlatform[product.platform] ?? [];
  return [
    ...packages.map((one) => ({ packageName: one[0], packageVersion: versionIn(number, one) })),
    ...product.components.map((name) => ({
      packageName: name,
      packageVersion: `${product.version}-${number}`,
    })),
  ];
};

/** Of an image whose scan is complete. New vulnerabilities become known, and every third build has the patches for them. */
export const findingsAt = ({ scanState, version }: StoredImage): SeverityCounts | undefined => {
  if (scanState?.status !== 'COMPLETED') return undefined;
  const sincePatches = Number(version?.split('/')[1]) % 3;
  const [critical, high, medium] = [sincePatches === 2 ? 1 : 0, 2 * sincePatches, 4 + sincePatches];
  return { all: critical + high + medium + 10, critical, high, medium };
};
