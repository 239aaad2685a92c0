/** Plans and sends for one town; also asked for when somebody urges by hand. */
export const TOWN_JOB = 'urgeTown'
