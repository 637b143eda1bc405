import { productionTimeouts } from '../../src/timeouts.ts'

/** For a server that is started with `node --import` of this file. `timeouts.test.ts` asserts the production value. */
productionTimeouts.workers.hungMs /= 2
