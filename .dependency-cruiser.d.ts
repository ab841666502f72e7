import type { ICruiseOptions, IForbiddenRuleType } from 'dependency-cruiser';

export declare const ROOMS: Readonly<
  Record<string, { rooms: string[]; packages: string[] | 'any'; node: boolean }>
>;
declare const law: { forbidden: IForbiddenRuleType[]; options: ICruiseOptions };
export default law;
