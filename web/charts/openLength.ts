/** How far an open range is drawn, as a share of the scale. */
export const openLength = 0.08;
