// Makes the samples ready for their tests, as they would be on a fresh clone.
import { build, install, samples } from './prepare.mjs';

build();
for (const sample of samples) install(sample);
