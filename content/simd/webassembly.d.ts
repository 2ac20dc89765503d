/** What is used of https://webassembly.github.io/spec/js-api: TypeScript has it only among the types of browsers. */
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
