/** Who makes what a start of a service brings, as it is kept in the history. */
export const startOfService = 'start of the service';
