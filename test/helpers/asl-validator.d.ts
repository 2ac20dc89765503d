/** The package's own types are not among its files. */
declare module 'asl-validator' {
  export default function validate(definition: unknown): { readonly isValid: boolean; readonly errors: unknown[] };
}
