/** N of scrypt for servers of tests: signing in is what most of them begin with, and none of them guards anybody. */
export const PASSWORD_COST = 2 ** 4
