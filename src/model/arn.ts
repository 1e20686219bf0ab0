export interface ParsedArn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  /** Twelve digits, or a word that begins with `aws` for what AWS itself owns. */
  readonly accountId: string;
  readonly resource: string;
}

/** The parts of an ARN whose form has been checked before. */
export const parseArn = (arn: string): ParsedArn => {
  const [, partition = '', service = '', region = '', accountId = '', ...resource] = arn.split(':');
  return { partition, service, region, accountId, resource: resource.join(':') };
};

/** The image version that a build belongs to: `…:image/name/1.0.0/2` without the `/2`. */
export const imageVersionArnOf = (imageBuildVersionArn: string): string =>
  imageBuildVersionArn.slice(0, imageBuildVersionArn.lastIndexOf('/'));

/** The name at the end of an ARN: `web-server` of `…:image-pipeline/web-server`; undefined without an ARN. */
export const nameInArn = (arn: string | undefined): string | undefined =>
  arn === undefined ? undefined : arn.slice(arn.lastIndexOf('/') + 1);

/** The name in a workflow's ARN (`…:workflow/build/name/1.0.0/1`); undefined where it has none. */
export const workflowNameOf = (workflowBuildVersionArn: string | undefined): string | undefined =>
  /:workflow\/[a-z]+\/([^/]+)\//.exec(workflowBuildVersionArn ?? '')?.[1];

/** BUILD, TEST or DISTRIBUTION, read from a workflow's ARN (`…:workflow/build/name/1.0.0/1`); undefined where it has none. */
export const workflowTypeOf = (workflowBuildVersionArn: string | undefined): string | undefined =>
  /:workflow\/([a-z]+)\//.exec(workflowBuildVersionArn ?? '')?.[1]?.toUpperCase();
