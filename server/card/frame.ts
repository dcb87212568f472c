/** Pixels: what pages and chats show of a link without cutting it. */
export const WIDTH = 1200
export const HEIGHT = 630
export const EDGE = 60
export const GROUND = 130
/** Where what explains the number begins. */
export const COLUMN = 660
export const BAR_TOP = 384
