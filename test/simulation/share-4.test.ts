import { orderOf, playSeeds } from './seeds.ts';

playSeeds(orderOf({ share: 4, of: 4 }));
