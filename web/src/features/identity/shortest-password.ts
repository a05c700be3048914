/** ID-1: the shortest password that is taken. */
export const shortest = 8;
