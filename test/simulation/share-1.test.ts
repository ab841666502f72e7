import { orderOf, playSeeds } from './seeds.ts';

playSeeds(orderOf({ share: 1, of: 4 }));
