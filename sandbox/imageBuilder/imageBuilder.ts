import { imageBuilderContents } from './contents';
import { imageBuilderImages } from './images';
import { imageBuilderLifecycle } from './lifecycle';
import { imageBuilderPipelines } from './pipelines';
import { imageBuilderWorkflows } from './workflows';
import { restJson } from '../restJson';
import type { Service } from '../service';
import { imageBuilderErrorTemplates } from '../errorTemplates';

/**
 * EC2 Image Builder. Its requests have no header that names the service, so it accepts all that other services do not.
 */
export const imageBuilder: Service = {
  name: 'imagebuilder',
  protocol: restJson,
  errorTemplates: imageBuilderErrorTemplates,
  accepts: () => true,
  operations: {
    ...imageBuilderWorkflows,
    ...imageBuilderLifecycle,
    ...imageBuilderImages,
    ...imageBuilderContents,
    ...imageBuilderPipelines,
  },
};
