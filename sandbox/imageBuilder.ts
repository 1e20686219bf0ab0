import { imageBuilderImages } from './imageBuilderImages';
import { imageBuilderLifecycle } from './imageBuilderLifecycle';
import { imageBuilderPipelines } from './imageBuilderPipelines';
import { imageBuilderWorkflows } from './imageBuilderWorkflows';
import { restJson } from './restJson';
import type { Service } from './service';
import { imageBuilderWordings } from './wordings';

/** EC2 Image Builder. It takes what no other service claims, since its requests carry no mark but their path. */
export const imageBuilder: Service = {
  name: 'imagebuilder',
  protocol: restJson,
  wordings: imageBuilderWordings,
  takes: () => true,
  operations: {
    ...imageBuilderWorkflows,
    ...imageBuilderLifecycle,
    ...imageBuilderImages,
    ...imageBuilderPipelines,
  },
};
