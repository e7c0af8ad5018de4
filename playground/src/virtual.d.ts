declare module 'virtual:content' {
  export const content: unknown;
}
