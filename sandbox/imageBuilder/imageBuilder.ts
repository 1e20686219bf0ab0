import { imageBuilderImages } from './images';
import { imageBuilderLifecycle } from './lifecycle';
import { imageBuilderPipelines } from './pipelines';
import { imageBuilderWorkflows } from './workflows';
import { restJson } from '../restJson';
import type { Service } from '../service';
import { imageBuilderErrorTemplates } from '../errorTemplates';

/** EC2 Image Builder. It takes what no other service claims, since its requests carry no mark but their path. */
export const imageBuilder: Service = {
  name: 'imagebuilder',
  protocol: restJson,
  errorTemplates: imageBuilderErrorTemplates,
  takes: () => true,
  operations: {
    ...imageBuilderWorkflows,
    ...imageBuilderLifecycle,
    ...imageBuilderImages,
    ...imageBuilderPipelines,
  },
};
