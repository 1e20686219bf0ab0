import { lazyPackages } from '../model/lazyPackages';

/*
 * Members that AWS documents and returns, but that this version of the SDK does not model, so that it would drop them. The
 * SDK reads answers by schema. A member with the schema of a document is read as it is, with everything beneath it.
 */

const documentSchema = 15;

/** Makes the SDK read the unmodelled members. Does nothing for members that a later version models. */
export const readUnmodelledMembers = (): void => {
  const [, , , , names, schemas] = lazyPackages.imagebuilder.ImageState$;
  if (names.includes('failureContext')) return;
  names.push('failureContext');
  schemas.push(documentSchema);
};
