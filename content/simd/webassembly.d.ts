/**
 * Declares the part of https://webassembly.github.io/spec/js-api that the engine uses. TypeScript declares it only for browsers, whose other types
 * must not be visible here.
 */
declare namespace WebAssembly {
  class CompileError extends Error {}

  class Module {
    constructor(bytes: Uint8Array);
  }

  class Instance {
    readonly exports: Record<string, unknown>;
    constructor(module: Module, imports: Record<string, Record<string, unknown>>);
  }

  class Memory {
    readonly buffer: ArrayBuffer;
    private constructor();
    grow(pages: number): number;
  }

  class Global {
    value: number;
    private constructor();
  }
}
