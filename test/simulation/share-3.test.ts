import { orderOf, playSeeds } from './seeds.ts';

playSeeds(orderOf({ share: 3, of: 4 }));
