import { orderOf, playSeeds } from './seeds.ts';

playSeeds(orderOf({ share: 2, of: 4 }));
