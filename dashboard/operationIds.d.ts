/** Made by vite.config.mts: the id by which the gateway knows each saved operation. */
declare module 'virtual:operation-ids' {
  export const operationIds: Readonly<Record<string, string>>;
}
