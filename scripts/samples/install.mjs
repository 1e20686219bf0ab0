// Builds the client and the gateway, and installs the samples for their tests.
import { build, install, samples } from './prepare.mjs';

build();
for (const sample of samples) install(sample);
