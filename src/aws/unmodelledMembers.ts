import { lazyPackages } from '../model/lazyPackages';

/*
 * Members that AWS documents and returns, but that this version of the SDK does not model, so that it would drop them. The
 * SDK reads answers by schema. A member with the schema of a document is read as it is, with everything beneath it; numbers
 * and lists of texts have schemas of their own.
 */

const schemas = { document: 15, number: 1, texts: 64 } as const;

/** A structure of the SDK: its last two parts are the names of its members and their schemas. */
type Structure = readonly unknown[];

/** Makes the SDK read a member. Does nothing where a later version models it. */
const addMember = (structure: Structure, name: string, schema: keyof typeof schemas): void => {
  const [names, types] = structure.slice(4) as [string[], number[]];
  if (names.includes(name)) return;
  names.push(name);
  types.push(schemas[schema]);
};

/** Makes the SDK read the unmodelled members of Image Builder's answers. */
export const readUnmodelledImageBuilder = (): void => {
  const { ImageState$, ImageRecipe$, WorkflowStepMetadata$, GetWorkflowStepExecutionResponse$ } =
    lazyPackages.imagebuilder;
  addMember(ImageState$, 'failureContext', 'document');
  addMember(ImageRecipe$, 'amiWatermarks', 'texts');
  for (const step of [WorkflowStepMetadata$, GetWorkflowStepExecutionResponse$]) {
    addMember(step, 'attemptNumber', 'number');
    addMember(step, 'maxAttempts', 'number');
  }
};

/** Makes the SDK read the unmodelled members of Transfer Family's answers. */
export const readUnmodelledTransfer = (): void =>
  addMember(lazyPackages.transfer.DescribedWorkflow$, 'StructuredLogDestinations', 'texts');
